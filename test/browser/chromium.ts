import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const { APA_CHROMIUM } = process.env
/** Where Debian and others put Chromium; `APA_CHROMIUM` names another one. */
const paths = APA_CHROMIUM === undefined ? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'] : [APA_CHROMIUM]
const path = paths.find((candidate) => existsSync(candidate))

/** Why Chromium cannot be used here; undefined where it can. */
export function whyNoChromium(): string | undefined {
  return path === undefined ? 'Chromium is not installed' : undefined
}

/** Starts Chromium without a window, with a profile of its own, and without a way out of this machine. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({
    ...(path === undefined ? {} : { executablePath: path }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  })
}
