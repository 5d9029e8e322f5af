/** Settings of dependency-cruiser. The walls themselves are in `tools/wall-rules.ts`. */
const { WALL_RULES } = require('./tools/wall-rules.ts')

module.exports = {
  forbidden: WALL_RULES,
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    moduleSystems: ['es6'],
    preserveSymlinks: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types'],
    },
  },
}
