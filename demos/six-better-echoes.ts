/*md
# Six better echoes

[A vendor's preset](t2star-ute.html) measures T2* of 10 ms to 3.5 % with six echoes, and T2* of 1 ms to 20 %. Where should six echoes be,
when tissues from 1 to 30 ms are all to be measured well? And who says that there is nothing better?

The question, as an engine can answer it: which six TE between 0.14 and 60 ms make the relative variance of T2* smallest, at
$S_0/\sigma = 50$, *in the worst* of 30 tissues? It has a derivative, exact, through everything: signal, Jacobian, information, bound. On
the command line it is `npx fishergrad design demos/studies/ute-design.yaml`.
*/
import { approximate, logCostOf, tolerances } from '@fishergrad/models/design';
import { numbers } from '@fishergrad/engine';
import { last } from '@fishergrad/optimize';
import { bestEchoes, echoQuestion, echoRegion, sixEchoes } from './support/index.ts';
import { apart, curve, digits, figure, geometrically, points, show, table } from './weave/index.ts';

/*md
## How near to each other may they be?

Free echo times are those of six separate shots. One train of echoes needs time for every readout and for the way back, so that neighbors are
some time apart. For each spacing: the best of eleven searches, one from the preset and ten from random places. Next to it, how far that is
from the optimum of a separate program, as printed.
*/
const spacings = [0, 0.5, 1, 1.5, 2, 3];
const best = spacings.map((ms) => bestEchoes(ms / 1e3));
const printed = [4.964, 4.988, 5.126, 6.367, 8.267, 15.345];
const rows = best.map(({ worst }, k) => {
  return [`${spacings[k]} ms`, digits(100 * worst, 4), apart(100 * worst, printed[k], 2e-4)];
});
show(table(['at least apart', 'worst CoV of T2* (%)', 'distance'], rows));

/*md
Up to 1 ms the spacing costs little. Beyond, T2* of 1 ms alone decides: its second echo comes too late, and nothing that the others do
makes up for it. So the readout between the first echo and the second is the one to make fast, and three of six echoes belong before 2.2 ms. Below, the
stems are as high as the signal of 30 ms; the decays that they cross are sampled there.
*/
const inMs = (times: readonly number[]) => times.map((TE) => 1e3 * TE);
const stems = (name: string, times: readonly number[]) => {
  const [x, y] = [(TE: number) => [TE, TE, TE], (TE: number) => [0, Math.exp(-TE / 30), 0]];
  return curve(name, times.flatMap(x), times.flatMap(y));
};
const [preset, spaced] = [inMs(sixEchoes.map(({ TE }) => TE)), inMs(best[2].times)];
const range = geometrically(0.14, 60, 120);
const early = geometrically(0.1, 60, 80);
const decays = [1, 5, 30].map((ms) => curve(`decay of ${ms} ms`, early, (TE) => Math.exp(-TE / ms), { dash: 'dot' }));
const axes = { x: 'TE (ms)', y: 'S/S0', logX: true };
show(
  figure(
    'Six echoes each, as high as the signal of T2* = 30 ms.',
    axes,
    ...decays,
    stems('preset', preset),
    stems('best six, 1 ms apart', spaced),
  ),
);

/*md
## Nothing is much better, and here is the proof

That searches from many places end at the same value is a good sign and no proof. The proof is an easier question: let the measuring be
*shared* among echo times in any parts, not in sixths. The inverse of the cost is a concave function of the parts, so that its top can be told by
looking around: what one more echo at TE is worth, in units of what those made are worth on average, is nowhere above 1, and 1 where there are echoes
(Kiefer and Wolfowitz 1960, Can J Math 12:363). For the worst of many tissues, the worth is a mean over those that are equally bad.
*/
const shared = last(approximate({ ...echoQuestion, region: echoRegion, samples: 6 }));
const support = shared.support.map(({ at }) => 1e3 * at['TE']);
show(
  table(
    ['echo at', 'share of the measuring'],
    shared.support.map(({ weight }, k) => [`${support[k].toPrecision(3)} ms`, digits(weight, 3)]),
  ),
);
const worth = (times: readonly number[]) => [...shared.worth([Float64Array.from(times, (TE) => TE / 1e3)])];
const touching = points(
  'the best sharing',
  support,
  support.map(() => 1),
);
const said = 'What one more echo is worth to the worst tissues; at 1 it pays just as well as those made.';
show(
  figure(said, { x: 'TE (ms)', y: 'worth', logX: true }, curve('one more echo at TE', range, worth(range)), touching),
);
const least = Math.exp(shared.logCost / 2);
show({
  'worst CoV by the best sharing (%)': digits(100 * least, 4),
  'worth above 1, anywhere': apart(shared.gap, 0, 1e-6),
  'and off 1 where there are echoes': apart(Math.max(...worth(support).map((each) => Math.abs(each - 1))), 0, 1e-6),
  'of six free echoes, at most better by (%)': digits(100 * (1 - least / best[0].worst), 2),
  'of six echoes 1 ms apart, at most better by (%)': digits(100 * (1 - least / best[2].worst), 2),
});

/*md
The sharing knows no spacing, nor that an echo is a sixth of six. So it is a floor: no search, however long, will find six echoes in this
range whose worst CoV is below 4.92 %.

## How exactly must they be hit?

Each echo by itself, the others kept: how far it may be off until the cost has risen by 5 % (the CoV by 2.5 %).
*/
const { setups, criterion, of } = echoQuestion;
const cost = (times: Float64Array) =>
  Math.max(
    ...setups.map((setup) => {
      return logCostOf(numbers, { criterion, of }, { ...setup, protocol: [...times].map((TE) => ({ TE })) });
    }),
  );
const box = { lower: Array(6).fill(0.14e-3), upper: Array(6).fill(0.06) };
const off = tolerances(cost, best[2].times, box, 0.05).map(({ low, high }, k) => {
  return [`${k + 1}`, ...[spaced[k], 1e3 * low, 1e3 * high].map((each) => digits(each, 3))];
});
show(table(['echo', 'best TE (ms)', 'from', 'to'], off));
