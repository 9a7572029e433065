import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { judgeLiveApi, readLiveApi, type LiveApi } from '../../../provision/index.ts'
import { CliError } from '../../cli-error.ts'
import { readReadings } from '../../evaluate/read-evaluate-options.ts'
import { renderJsonLine } from '../../render/json-line.ts'
import { connectTo } from '../../session/connect-to.ts'
import { listenForInterrupt } from '../../session/interrupt.ts'
import { openSandbox } from '../../session/open-sandbox.ts'
import type { Terminal } from '../../terminal.ts'
import type { ProveVerbOptions } from '../prove-verb-options.ts'
import { readProperty } from '../read-property.ts'
import { wordProperty } from '../word-property.ts'
import { liveDocument } from './live-document.ts'
import { readLiveTarget, type LiveTarget } from './live-target.ts'
import { renderLive } from './render-live.ts'

/** Proves a property of a live API, stage by stage; reads only. Exit code 0: it holds for every stage. 1: it fails for one. 3: of one it is not known. 2: it could not be asked. */
export async function runLive(options: ProveVerbOptions, terminal: Terminal): Promise<number> {
  refuseWhatIsRead(options)
  const words = wordProperty(options)
  const property = words === '' ? undefined : readProperty(options, terminal)
  const { action, stage, sandbox = false } = options
  const given = { readings: readReadings(options.reading ?? []), ...(action === undefined ? {} : { actions: action }) }
  const api = await readApi(await readLiveTarget(options), options, terminal)
  if (stage !== undefined) checkStage(api, stage)
  const verdict = judgeLiveApi(api, { options: given, ...(property && { property }), ...(stage === undefined ? {} : { stage }) })
  if (options.json === true) terminal.data(renderJsonLine('live-proof', liveDocument(api, verdict, sandbox)))
  else terminal.data(renderLive(api, verdict, { words, simulated: sandbox, colors: terminal.dataColors }))
  return { holds: 0, fails: 1, unknown: 3 }[verdict.verdict]
}

async function readApi(
  { id, region, account, config, state }: LiveTarget,
  options: ProveVerbOptions,
  terminal: Terminal,
): Promise<LiveApi> {
  const interrupt = listenForInterrupt(() => {
    terminal.talk('\nstopping after the request in flight; Ctrl-C again stops at once\n')
  })
  if (options.sandbox === true && !existsSync(join(state, 'state.json')))
    throw new CliError(
      'NO_SANDBOX',
      `there is no sandbox in \`${state}\``,
      'apply something to it first, or name its folder with `--state`',
    )
  const sandbox = options.sandbox === true ? await openSandbox({ region, account: config?.account }, state) : undefined
  try {
    const aws = await connectTo({ region, sandbox, profile: options.profile, signal: interrupt.signal })
    if (account !== undefined && account !== aws.account)
      throw new CliError(
        'WRONG_ACCOUNT',
        `the ARN is of account ${account}, but the credentials belong to ${aws.account}`,
        'choose another profile with `--profile` or AWS_PROFILE',
      )
    return await readLiveApi(aws, id)
  } finally {
    await sandbox?.close()
    interrupt.release()
  }
}

/** What a live API says of itself is not said again. */
function refuseWhatIsRead({ private: isPrivate, authorizationType, endpointPolicy }: ProveVerbOptions): void {
  const said = [
    ...(isPrivate === true ? ['--private'] : []),
    ...(authorizationType === undefined ? [] : ['--authorization-type']),
    ...(endpointPolicy === undefined ? [] : ['--endpoint-policy']),
  ]
  if (said.length > 0) throw new CliError('USAGE', `\`${said.join('`, `')}\` is read from the API`, 'leave it out')
}

function checkStage({ id, stages }: LiveApi, asked: string): void {
  if (stages.kind === 'unread' || stages.value.some(({ name }) => name === asked)) return
  const names = stages.value.map(({ name }) => `\`${name}\``).join(', ')
  throw new CliError(
    'STAGE_NOT_FOUND',
    `REST API \`${id}\` has no stage \`${asked}\``,
    names === '' ? 'it has none at all' : `its stages: ${names}`,
  )
}
