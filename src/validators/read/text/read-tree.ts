import { readJson } from './read-json.ts'
import { readYaml } from './read-yaml.ts'
import type { Reading } from './reading.ts'

/** Reads a text that is JSON or YAML. */
export function readTree(text: string): Reading {
  if (!/^\s*[{[]/.test(text)) return readYaml(text)
  const json = readJson(text)
  // Why YAML as well: its flow style looks like JSON at the beginning.
  const yaml = json.kind === 'problem' && text.length < 1_000_000 ? readYaml(text) : json
  return yaml.kind === 'tree' ? yaml : json
}
