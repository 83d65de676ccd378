/*md
# What a line can part

An early rule by which a machine learned from its mistakes, the perceptron (Rosenblatt 1958), ends if a line parts two classes (they are
*linearly separable*), after a number of mistakes that geometry bounds. If no line does, it never ends.
*/
import { blobs, moons, sampleAt, type Samples } from '@fishergrad/nn';
import { seeded } from '@fishergrad/random';
import { curve, digits, evenly, figure, show } from '../weave/index.ts';

/*md
## The rule

Take the samples in turn. Wherever $t\,(w \cdot x) \le 0$, which is a mistake, add $t\,x$ to $w$. The label $t$ is 1 or −1, and
$x = (x_1, x_2, 1)$, so that the last weight is the bias.
*/
interface Point {
  readonly x: readonly number[];
  readonly t: number;
}
const sum = (all: readonly number[]) => all.reduce((total, each) => total + each, 0);
const dot = (a: readonly number[], b: readonly number[]) => sum(a.map((each, k) => each * b[k]));
const perceptron = (points: readonly Point[], epochs: number) => {
  const [w, mistakes]: [number[], number[]] = [[0, 0, 0], []];
  while (mistakes.length < epochs && mistakes.at(-1) !== 0) {
    mistakes.push(0);
    for (const { x, t } of points) {
      if (t * dot(w, x) > 0) continue;
      x.forEach((each, k) => (w[k] += t * each));
      mistakes[mistakes.length - 1]++;
    }
  }
  return mistakes; // in each epoch
};

/*md
## Two heaps

If some $u$ of length 1 has $t\,(u \cdot x) \ge \gamma$ for all samples, and no $x$ is longer than $R$, there are at most $M \le (R/\gamma)^2$
mistakes (Novikoff 1962). Each lets $w \cdot u$ grow by $\gamma$ or more, and $|w|^2$ by $R^2$ or less, so that
$M\gamma \le w \cdot u \le |w| \le R\sqrt M$.

Twenty pairs of heaps (*clusters*), whose centers stand 2 apart, 3 to the right of 0. Any line that parts them gives a bound; here it is the
widest margin among 361 directions.
*/
const pointsOf = (set: Samples, right = 0): Point[] =>
  Array.from({ length: set.count }, (_, k) => sampleAt(set, k)).map(({ x: [x1, x2], t }) => ({
    x: [x1 + right, x2, 1],
    t: t[0],
  }));
const marginOf = (points: readonly Point[], angle: number) => {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const of = (label: number) => points.filter(({ t }) => t === label);
  const along = (label: number) => of(label).map(({ x: [x1, x2] }) => c * x1 + s * x2);
  const [low, high] = [Math.max(...along(-1)), Math.min(...along(1))];
  const bias = -(high + low) / 2; // in the middle; u, with it, has length 1
  return (high - low) / 2 / Math.hypot(1, bias);
};
const heaps = evenly(1, 20, 20).map((seed) => {
  const points = pointsOf(blobs({ classes: 2, count: 100, noise: 0.25, random: seeded(seed) }), 3);
  const γ = Math.max(...evenly(-Math.PI / 2, Math.PI / 2, 361).map((angle) => marginOf(points, angle)));
  const R = Math.max(...points.map(({ x }) => Math.hypot(...x)));
  const mistakes = perceptron(points, 1000);
  return { mistakes, share: sum(mistakes) / (R / γ) ** 2 };
});
const worst = Math.max(...heaps.map(({ share }) => share));
const haveEnded = heaps.every(({ mistakes }) => mistakes.at(-1) === 0);
if (!(worst <= 1 && haveEnded)) throw new Error('Novikoff is refuted');

/*md
## Two moons

They reach into each other: no line parts them. An epoch without a mistake would have found one, so every epoch has some, and the weights
never come to rest.
*/
const onMoons = perceptron(pointsOf(moons({ count: 100, noise: 0.1, random: seeded(1) })), 1000);
if (!(onMoons.length === 1000 && Math.min(...onMoons) > 0)) throw new Error('a line parts the moons');
const total = sum(heaps.map(({ mistakes }) => sum(mistakes)));
show({
  'mistakes on heaps ÷ (R/γ)², the most of 20': digits(worst, 3),
  'mistakes on heaps until the last, the mean of 20': digits(total / heaps.length, 3),
  'mistakes on moons in an epoch, the least of 1000': Math.min(...onMoons),
});
const drawn = 40;
const curves = Object.entries({ moons: onMoons, heaps: heaps[0].mistakes }).map(([name, mistakes]) =>
  curve(name, evenly(1, drawn, drawn), (epoch) => mistakes[epoch - 1] ?? 0),
);
const caption = 'On heaps the mistakes end after an epoch or a few; on moons they never do.';
show(figure(caption, { x: 'epoch', y: 'mistakes among 100 samples' }, ...curves));
