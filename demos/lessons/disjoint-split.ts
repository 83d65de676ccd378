/*md
# Test on others, not on the same again

A test asks what a network says of what it has never seen. If the same patient, voxel or augmented copy is in training and test, it asks
what was learned by heart, and the score is too good.
*/
import { crossEntropy, evaluate, MLP, moons, parted, sampleAt, type Samples } from '@fishergrad/nn';
import { samplesOf, type Split, split, train, xavier } from '@fishergrad/nn';
import { last } from '@fishergrad/optimize';
import { normal, type Random, seeded } from '@fishergrad/random';
import { mean } from '../support/index.ts';
import { curve, digits, evenly, figure, points, show, table } from '../weave/index.ts';

/*md
## Eight scans of each patient

Sixty patients of two kinds, two numbers each: moons so noisy that one in seven looks more like the other kind. Each is scanned
eight times; scans of one patient differ by an SD of 0.02, patients of one kind by 0.4.
*/
const noise = 0.4;
const scans = (patients: Samples, sd: number, random: Random) => {
  const all = Array.from({ length: 8 * patients.count }, (_, k) => sampleAt(patients, Math.floor(k / 8)));
  const x = all.map((scan) => scan.x.map((each) => each + sd * normal(random)));
  return samplesOf(
    x,
    all.map(({ t }) => t),
  );
};

/*md
Without any noise the scans are copies, and `split` refuses to part them:
*/
const patients = moons({ count: 60, noise, random: seeded(1) });
try {
  split(scans(patients, 0, seeded(2)), { random: seeded(3) });
} catch (error) {
  show((error as Error).message);
}

/*md
## Split by scan, and by patient

With noise no two scans are the same, so that nothing can warn: `split` parts them at random, and nearly every test scan has a twin in
training. Where the *patients* are parted first, and then scanned, none has. The truth is the network's score on 1000 new patients.

Both ways it learns from 288 scans, but by scan these show nearly all sixty patients, by patient only 36. So the two networks are not
the same: compare each score with the truth about the same network. (Twelve test patients are few: by patient, single
scores scatter by some ten points, and the mean of ten studies by three or four.)
*/
const scoresOf = (parts: Split, seed: number) => {
  const mlp = new MLP(2, [16, 16, 1], { random: seeded(seed), initialization: xavier });
  last(train({ mlp, train: parts.train, loss: crossEntropy, rate: 0.03, epochs: 60 }));
  const others = moons({ count: 1000, noise, random: seeded(seed + 1) });
  return [parts.test(), others].map((set) => 100 * evaluate(mlp, set, crossEntropy).accuracy);
};
const studies = evenly(10, 100, 10).map((seed) => {
  const [all, random] = [moons({ count: 60, noise, random: seeded(seed) }), seeded(seed + 1)];
  const scanned = (some: Samples) => scans(some, 0.02, random);
  const byPatient = split(all, { random });
  return [
    split(scanned(all), { random }),
    parted(scanned(byPatient.train), scanned(byPatient.validation), scanned(byPatient.test())),
  ].map((parts) => scoresOf(parts, seed + 2));
});
const rows = ['by scan', 'by patient'].map((way, k) => {
  const [test, others] = [0, 1].map((i) => studies.map((study) => study[k][i]));
  return { way, test, others, gap: mean(test) - mean(others) };
});
const [byScan, byPatient] = rows.map(({ gap }) => gap);
if (!(byScan > 4 && byScan > byPatient + 3)) throw new Error('the twins in training did not help');
const cells = rows.map(({ way, test, others, gap }) => [
  way,
  digits(mean(test), 3),
  digits(mean(others), 3),
  digits(gap, 2),
]);
show(table(['split', 'right in test (%)', 'right of new patients (%)', 'too good by (points)'], cells));
const caption = 'Ten studies. By scan, the test promises too much; by patient it errs to both sides.';
const marks = rows.map(({ way, test, others }) => points(way, test, others));
const ends = [Math.min(...rows.flatMap(({ test }) => test)), 100];
const promised = curve('as promised', ends, ends, { dash: 'dot' });
show(figure(caption, { x: 'right in test (%)', y: 'right of new patients (%)' }, ...marks, promised));
