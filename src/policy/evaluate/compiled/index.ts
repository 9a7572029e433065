export { compilePolicy, type CompiledPolicy, type CompileOptions } from './compile-policy.ts'
