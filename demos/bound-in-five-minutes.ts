/*md
# A bound in five minutes

You have a protocol and a question: how precisely can it measure what I want? Write both down in ten lines, and read the answer. This
page does in a program what one command does in a terminal:

```sh
npx fishergrad crlb demos/studies/ute-t2star.yaml
```
*/
import { readFileSync } from 'node:fs';
import { NotIdentifiable } from '@fishergrad/models';
import { bounds, figuresOf, readStudy, toTerminal } from '@fishergrad/study';
import { digits, figureOf, show, table } from './weave/index.ts';

/*md
## 1 · The study

A study names a signal model, the tissue, the protocol and the noise, every number with its unit. A list sweeps: this one asks for six
values of T2* at once. `npx fishergrad models` prints the models there are, and `--study` a study of one to edit.
*/
const text = readFileSync(new URL('studies/ute-t2star.yaml', import.meta.url), 'utf8');
show(text);

/*md
## 2 · The answer

For every tissue a table: the value, the smallest standard deviation an unbiased fit can reach (± SD), the same relative to the value
(CoV), what it would be if the other parameters were known, and how the estimates are correlated. Below it, what the answer assumes.
Here is one of the six.
*/
const study = readStudy(text);
const results = [...bounds(study)];
show(toTerminal(study, results.slice(3, 4)));

/*md
## 3 · What it says

T2* of 10 ms comes out with ± 0.35 ms, if $S_0$ is fifty times the noise of one image. At 1 ms the same protocol scatters by a fifth of
the value or more, whoever fits it and however, unless the fit is biased. With `--html page.html` the command writes these pictures:
*/
show(...figuresOf(study, results).map(figureOf));

/*md
## 4 · What if

Change a line and ask again. What would twice the signal bring, or two averages, or four echoes instead of six? Noise is the only thing
a bound is proportional to; everything else deserves the question.
*/
const ask = (from: string, to: string) => {
  const [{ outcome }] = bounds(readStudy(text.replace(/T2star: .*/, 'T2star: 10 ms').replace(from, to)));
  if (outcome instanceof NotIdentifiable) return outcome.message;
  return digits(1e3 * outcome.parameters['T2star'].sd, 4);
};
const answers = [
  ['as it is', ask('', '')],
  ['SNR 100', ask('snr: 50', 'snr: 100')],
  ['two averages', ask('protocol:', 'averages: 2\nprotocol:')],
  ['the first four echoes', ask(', 13.74, 17.14 ms', ' ms')],
  ['every second echo', ask('0.14, 3.54, 6.94, 10.34, 13.74, 17.14 ms', '0.14, 6.94, 13.74 ms')],
  ['S0 known', ask('protocol:', 'estimate: [T2star]\nprotocol:')],
];
show(table(['', 'SD of T2* at 10 ms (ms)'], answers));

/*md
## 5 · When the answer is no

What a protocol cannot tell apart is said in words. There is no large number to misread, and no small one either.
*/
show(`One echo only: ${ask('0.14, 3.54, 6.94, 10.34, 13.74, 17.14 ms', '5 ms') as string}`);

/*md
From here: the same protocol by hand in [T2* by six ultrashort echoes](t2star-ute.html), a model that is not in the catalogue in
[A model of your own](own-model.html), and what a bound cannot tell in [the limits](docs/limits.html).
*/
