export { bounds, type Result } from './bounds.ts';
export { formatGiven, formatNumber } from './format.ts';
export {
  type Constant,
  type Formula,
  formula,
  FormulaError,
  type FormulaFault,
  formulaModel,
  type FormulaModelOptions,
} from './formula/index.ts';
export { modelMeant } from './read/modelMeant.ts';
export { nearest, suggestion } from './read/nearest.ts';
export { type ReadOptions, readStudy } from './read/readStudy.ts';
export { exampleStudy } from './report/exampleStudy.ts';
export { figuresOf } from './report/figures.ts';
export { type PageOptions, toHtml } from './report/html.ts';
export { type Details, JSON_VERSION, toJson } from './report/json.ts';
export { agreementTable } from './report/agreementTable.ts';
export { catalogue } from './report/catalogue.ts';
export { explainModel } from './report/modelPage.ts';
export { type Paint, plain, toTerminal } from './report/terminal.ts';
export type { Case, Protocol, RoleWord, Study, StudyPart, Tissue } from './study.ts';
export type {
  CriterionWord,
  FreeLayout,
  Layout,
  PlainLayout,
  SplineLayout,
  StudyDesign,
  TrainLayout,
  Varied,
} from './studyDesign.ts';
export { type Issue, type Place, StudyError } from './studyError.ts';
export type { Certificate, Designed, DesignProgress, Priced, SearchStop, SettingTolerance } from './design/designed.ts';
export { designStudy } from './design/designStudy.ts';
export { NoDesign } from './design/noDesign.ts';
export { designToHtml } from './report/design/designHtml.ts';
export { designToJson } from './report/design/designJson.ts';
export { designToStudy, refuseUnwritable } from './report/design/designStudyText.ts';
export { designToTerminal } from './report/design/designTerminal.ts';
