/*md
# A bad rate: creeping or exploding

Too small a rate wastes steps, too large a one throws them uphill. Between the two lies a sharp edge, and curvature says where.
*/
import { descend, last, type Objective } from '@fishergrad/optimize';
import { apart, curve, digits, figure, show, table } from '../weave/index.ts';

/*md
## A bowl and its edge

Near a minimum every smooth loss is a bowl, $f = \tfrac12 x^\mathsf{T} A x$. Along an eigenvector of $A$ with curvature $\lambda$, one step of descent
multiplies the distance from the bottom by $1 - \eta\lambda$. That shrinks while $|1 - \eta\lambda| < 1$, for all directions at once while

$$\eta < 2/\lambda_{\max}.$$

So the steepest direction sets the limit, and the flattest, $\lambda_{\min}$, the time that it takes. Here $\lambda = (a + c)/2 \pm \sqrt{(a - c)^2/4 + b^2}$:
*/
const [a, b, c] = [6, 4, 5];
const bowl: Objective = ([x, y]) => ({
  value: (a * x ** 2 + 2 * b * x * y + c * y ** 2) / 2,
  gradient: [a * x + b * y, b * x + c * y],
});
const [λmax, λmin] = [1, -1].map((sign) => (a + c) / 2 + sign * Math.sqrt((a - c) ** 2 / 4 + b ** 2));
show({ λmax: λmax, λmin: λmin });

/*md
## Three rates

A hundredth of the edge; the rate that serves the steepest and the flattest direction alike, $2/(\lambda_{\max} + \lambda_{\min})$; and 5 % more than
the edge.
*/
const start = [1, 0.5];
const edge = 2 / λmax;
const rates = { 'too small': 0.01 * edge, right: 2 / (λmax + λmin), 'too large': 1.05 * edge };
const courses = Object.entries(rates).map(([name, rate]) => {
  const values = [...descend(bowl, start, { rate, steps: 60 })].map(({ value }) => value);
  return { name: `${name}, ${rate.toFixed(4)}`, values };
});
const caption = 'A hundredth of the edge creeps, the right rate falls, 5 % beyond the edge climbs.';
const lines = courses.map(({ name, values }) => curve(name, [...values.keys()], values));
show(figure(caption, { x: 'step', y: 'f, height above the bottom', logY: true }, ...lines));

/*md
## The edge, found without knowing λ

A program that sees only values can find it: bisect between a rate that still falls after many steps and one that climbs. The last
step decides, when only the steepest direction is left to grow. Twice its inverse is then the largest curvature.
*/
const climbs = (rate: number) => {
  const values = [...descend(bowl, start, { rate, steps: 400 })].map(({ value }) => value);
  return !(values.at(-1)! < values.at(-2)!);
};
let [falls, grows] = [0, 2];
for (let halving = 0; halving < 50; halving++) {
  const middle = (falls + grows) / 2;
  if (climbs(middle)) grows = middle;
  else falls = middle;
}
show({
  'largest rate that falls, by bisection': digits(falls, 12),
  'apart from 2/λmax': apart(falls, edge, 1e-10),
  'λmax that it tells': digits(2 / falls, 12),
});
const near = [0.9, 0.99, 1.01, 1.1].map((share) => {
  const { value } = last(descend(bowl, start, { rate: share * falls, steps: 100 }));
  return [`${share}`, digits(value, 3)];
});
show(table(['rate ÷ edge', 'f after 100 steps'], near));

/*md
> A network is no bowl, but close to one locally, and its curvature changes while it learns: descent often drives it up until the edge is
> reached (Cohen et al. 2021). A rate that was right at the start can be too large later.
*/
