#!/usr/bin/env node
import { usage } from './usage.ts'
import { readVersion } from './version.ts'

// Why: what needs nothing is answered before anything is loaded.
const args = process.argv.slice(2)
if (args[0] === '--version' || args[0] === '-V') process.stdout.write(`${readVersion()}\n`)
else if (args.includes('--help') || args.includes('-h') || args[0] === 'help') process.stdout.write(usage)
else process.exitCode = await (await import('./run.ts')).run(args)
