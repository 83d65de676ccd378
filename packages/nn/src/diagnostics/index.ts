export { accuracyCurves, type BoundaryOptions, decisionBoundary, type Figure, lossCurves } from './figures.ts';
export { type Moments, momentsOf } from './moments.ts';
export { canOverfitOneBatch, CannotOverfit, type Overfitted, type OverfitOptions } from './overfitOneBatch.ts';
export { type LayerStatistics, layerStatistics, updateToData } from './statistics.ts';
