// Prints `PASSED FAILED SKIPPED` of a vitest JSON report; a report that is missing, or a suite that did not load, counts as a failure.
import { readFileSync } from 'node:fs'

const [file] = process.argv.slice(2)
try {
  const report = JSON.parse(readFileSync(file, 'utf8'))
  const broken = report.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0).length
  const failed = Math.max(report.numFailedTests + broken, report.success ? 0 : 1)
  console.log(report.numPassedTests, failed, report.numPendingTests + report.numTodoTests)
} catch {
  console.log(0, 1, 0)
}
