/** What pages of results have in common: colors, figures and the script that draws them. */
export { DRAW } from './draw.ts';
export { escapeHtml } from './escapeHtml.ts';
export { COLORS, COLORS_ON_DARK, type Figure, figureData, figurePlace, LOGARITHMIC } from './figure.ts';
export { PALETTE } from './palette.ts';
