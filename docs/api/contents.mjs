/**
 * The table of contents of the API documentation: module → chapter → exports, all in the order in which they are shown.
 *
 * Here, and not as a tag in the comment of every export, so that the order of a whole can be seen and changed in one place.
 * The generation refuses an export that stands in no chapter, and a name that no module exports.
 */
export const contents = {
  '@fishergrad/engine': {
    Derivatives: ['jacobian gradient hessian derivative taylor', 'Formula VectorFormula ScalarFormula'],
    Arithmetics: [
      'Arithmetic numbers values Value valuesOver dualsOver Dual seriesOver Series',
      'Complex complexOver ComplexArithmetic ComplexOperand',
      'Operation Unary Binary',
    ],
    Recording: ['record replay Tape Slot'],
    Drawing: ['toDot GraphOptions'],
    Extending: ['rules Rule Slope arithmeticFrom'],
  },
  '@fishergrad/engine/compile': {
    'Compiling a tape': ['compile Compiled CompileOptions BackEnd'],
    'On several threads': ['compileParallel CompiledParallel ParallelOptions'],
  },
  '@fishergrad/engine/differences': {
    'Checking formulas and primitives': ['checkGradients checkPrimitive CheckOptions Agreement Many'],
    'Finite differences': ['differences'],
  },
  '@fishergrad/random': {
    'Chance with a seed': ['seeded python normal shuffled Random'],
  },
  '@fishergrad/optimize': {
    'Minima of smooth functions in a box': [
      'quasiNewton QuasiNewtonOptions Stopped Box',
      'minimax MinimaxOptions MinimaxIterate MinimaxStop Objectives Evaluations',
      'multiStart MultiStartOptions MultiStartResult Progress Outcome Found',
    ],
    Descent: ['descend DescentOptions Iterate Stop last Objective Evaluation'],
    'Rules for steps': [
      'sgd momentum nesterov rmsProp RmsPropOptions adam AdamOptions adamW AdamWOptions Optimizer Step',
    ],
    'Rates of steps': [
      'stepDecay linearDecay cosineDecay warmUp scheduleOf Schedule',
      'rateRange RateRangeOptions RateRange',
    ],
    'Gradients that are too long': ['clipLength clipEach Clip lengthOf'],
  },
  '@fishergrad/nn': {
    Networks: [
      'MLP MLPOptions SavedMLP SavedLayer Layer Neuron NeuronOptions Input',
      'forward Network LayerShape weightCount shapeText',
    ],
    'Activations and first weights': ['Activation activate activations', 'uniform he xavier zeros Initialization'],
    Losses: ['hinge squared crossEntropy relative boundWeighted Loss'],
    Training: ['train Training Epoch Trained NotFinite', 'evaluate Score predictAll objectiveOf'],
    Data: [
      'moons circles spirals blobs xor PointsOptions ClassesOptions',
      'measured MeasuredOptions HasSignal between logBetween gaussianNoise ricianNoise NoiseSource',
      'Samples samplesOf chosen Sample sampleAt',
      'split parted Split Shares',
    ],
    Diagnostics: [
      'canOverfitOneBatch OverfitOptions Overfitted CannotOverfit',
      'layerStatistics LayerStatistics updateToData momentsOf Moments',
      'decisionBoundary BoundaryOptions lossCurves accuracyCurves Figure',
    ],
  },
  '@fishergrad/models': {
    Bounds: [
      'crlb Experiment Role Prior isPrior unknowns wanted Assigned joined joinedModel',
      'Bound ParameterBound DerivedBound Weakest NotIdentifiable Change',
    ],
    'What it would take': ['costs Cost noiseToReach NoiseFactors'],
    Maps: [
      'crlbMap MapDesign ParameterColumns CrlbMap',
      'compileCrlb CompiledCrlb CompileCrlbOptions CrlbMapOptions',
      'compileCrlbParallel CompiledCrlbParallel CompileCrlbParallelOptions',
    ],
    Information: ['sensitivity Sensitivity SampleOf rootInformation fisher Rows'],
    Noise: [
      'gaussian complexGaussian rician noncentralChi poisson correlatedGaussian autoregressive',
      'NoiseOptions CorrelatedOptions magnitudeInformation',
      'sigmaFromSnr snrReferences perChannel sigmaFromBackground sigmaFromRmsDb',
      'Noise NoiseUnknown Channels noiseRefusal',
    ],
    Signals: [
      'biexponential bssfp bssfpComplex complexMultiEcho cosine dampedCosine',
      'diffusion diffusionKurtosis diffusionTensor exponentialDecay fingerprint fingerprintUntruncated',
      'inversionRecovery inversionRecovery3 inversionRecoveryBarral inversionRecoveryTR irFlash irFlashTrain',
      'ivim molli molliBT1 molliT1 molliBloch mp2rage multiEchoSpinEcho pcasl pcaslOutflow',
      'saturationRecovery saturationRecovery3 spgr vfa t2 t2Rate t2star t2starBicomponent t2starOffset',
      'waterFat waterFatPhase waterFatSinglePeak',
      'molliTimes models',
    ],
    'A model of your own': [
      'signalModel perAcquisition SignalModel Signal AnySignal AnyModel WrittenModel Sample channelled Derived Shorthand',
      'Demand unmet Unmet Caution',
    ],
    'Quantities and their units': [
      'amplitude decayTime sampleTime frequency angle ratio plausibly nominally inCommon',
      'Quantity Unit isWithin domain',
    ],
  },
  '@fishergrad/models/analytic': {
    'Derivatives by hand': ['analyticModels AnalyticModel SimulatedModel SimulatedSample PlainSample'],
    'Holding the engine to them': ['agreement Agreement routeOf sampled'],
  },
  '@fishergrad/models/design': {
    'What is to be small': ['criteria Criterion Wanted Target', 'sdSlopes SdSlopes tolerances Tolerance'],
    'Protocols that may be chosen': [
      'space Space Column rounded Raster',
      'freeValues spacedValues evenTrain GivenTrain geometricValues splineValues walkValues sameValue fixedValues budgeted',
    ],
    'The best protocol': [
      'searched SearchOptions DesignProblem Question Setup Duration',
      'costsOf Costs logCostOf meanOf worstOf wholeOf Overall',
    ],
    'The best weights, and what they prove': [
      'approximate Approximate Shared MixtureProblem Region areApart apportioned',
    ],
    'The best of a list': ['choose Choice ChoiceProblem exchange Beginnings'],
  },
  '@fishergrad/study': {
    'Reading a study': ['readStudy ReadOptions Study StudyPart Case RoleWord Tissue Protocol StudyError Issue Place'],
    'A model in one line': ['formula Formula formulaModel FormulaModelOptions Constant FormulaError FormulaFault'],
    'Computing it': ['bounds Result'],
    'Finding a better one': [
      'designStudy Designed DesignProgress Priced Certificate SettingTolerance SearchStop NoDesign',
      'designToTerminal designToHtml designToJson designToStudy refuseUnwritable',
      'StudyDesign Varied Layout FreeLayout TrainLayout SplineLayout PlainLayout CriterionWord',
    ],
    'Reporting it': [
      'toTerminal Paint plain toHtml PageOptions toJson Details JSON_VERSION figuresOf formatNumber formatGiven',
    ],
    'Telling of models': ['catalogue explainModel exampleStudy agreementTable modelMeant nearest suggestion'],
  },
  '@fishergrad/study/formula': {
    'A model in one line': ['formula Formula formulaModel FormulaModelOptions Constant FormulaError FormulaFault'],
  },
  '@fishergrad/study/page': {
    'What pages have in common': [
      'Figure figurePlace figureData DRAW COLORS COLORS_ON_DARK LOGARITHMIC PALETTE escapeHtml',
    ],
  },
  '@fishergrad/cli/sampleGraph': { Drawing: ['sampleGraph'] },
  '@fishergrad/cli/toSvg': { Drawing: ['toSvg'] },
};
