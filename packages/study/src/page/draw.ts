import { COLORS, COLORS_ON_DARK } from './figure.ts';

/**
 * The script of a page with figures: draws each at its place in the colors of the page, and again when these change
 * (the system turns dark, or the page sends `schemechange`). Without plotly.js it says so where the figure would be.
 */
export const DRAW = `
(() => {
  const text = document.getElementById('figures')?.textContent ?? '[]';
  const [light, dark] = [${JSON.stringify(COLORS)}, ${JSON.stringify(COLORS_ON_DARK)}];
  const onDark = (all) => light.reduce((out, color, i) => out.replaceAll(color, dark[i]), all);
  const places = [...document.querySelectorAll('[data-figure]')];
  if (places.length === 0) return;
  if (typeof Plotly === 'undefined') {
    places.forEach((place) => { place.textContent = 'plotly.js, which draws this figure, is not beside the page.'; });
    return;
  }
  const colorOf = (token) => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'var(' + token + ')';
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };
  const draw = () => {
    const [ink, rule, paper] = [colorOf('--ink'), colorOf('--rule'), colorOf('--paper')];
    const isDark = Number(/\\d+/.exec(paper)) < 128;
    const figures = JSON.parse(isDark ? onDark(text) : text);
    const axis = { gridcolor: rule, zerolinecolor: rule, linecolor: rule, automargin: true };
    const dressed = (layout) => Object.fromEntries(Object.entries(layout).map(([key, value]) =>
      [key, /^[xy]axis/.test(key) ? { ...axis, ...value } : value]));
    places.forEach((place) => {
      const { data, layout } = figures[place.dataset.figure];
      const named = data.filter(({ showlegend }) => showlegend !== false && layout.showlegend !== false).length;
      const isNarrow = place.clientWidth < 560; // there the legend stands below, one name a line
      if (isNarrow) place.style.height = 280 + (named > 1 ? 27 * named : 0) + 'px';
      const below = { orientation: 'v', x: 0, xanchor: 'left', yref: 'container', y: 0, yanchor: 'bottom' };
      const above = { orientation: 'h', x: 0, xanchor: 'left', y: 1.02, yanchor: 'bottom' };
      Plotly.react(place, data, {
        legend: isNarrow ? below : above,
        xaxis: axis, yaxis: axis, ...dressed(layout),
        paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)', font: { color: ink, family: 'system-ui, sans-serif' },
        margin: { t: 16, r: 16, b: 48, l: 56 }, hoverlabel: { bgcolor: paper },
      }, { responsive: true, displayModeBar: false });
    });
  };
  draw();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  addEventListener('schemechange', draw);
})();
`;
