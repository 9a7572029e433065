/** What `--help` prints. It is a constant so that nothing has to be loaded for it. */
export const usage = `Usage: apply-private-api [verb] [options]

Private APIs on AWS: who gets in, through which VPC endpoints, and what answers, from one file.

Verbs:
  apply [config]    make the private API so (the default verb)
  plan [config]     show what apply would change, and change nothing
  destroy [config]  remove what apply made
  sandbox [config]  run the embedded AWS, and the config's backends, as a server until Ctrl-C
  init [folder]     write a private-api.yaml and a small backend that run as they are

Without a config they take private-api.yaml, .yml or .json of this folder, where there is one.

Options of apply, plan and destroy:
  --sandbox         use the embedded AWS: no account, no credentials, no cost
  --profile NAME    the AWS profile; AWS_PROFILE and the rest of the SDK's own chain work as well
  --yes             apply, destroy: do not ask
  --out FILE        plan: save the plan; \`apply FILE\` carries out that plan or nothing
  --exit-code       plan: exit with 1 where there are changes

Options of sandbox:
  --port PORT       the port of the control plane (4600)
  --endpoint-port P the first port of the data plane (any free ones)
  --speed N         how many times as fast as the wall clock time runs (60)
  --state FOLDER    where the state is kept (.apply-private-api beside the config)
  --region REGION   the Region to export (the config's, AWS_REGION, or us-east-1)

Options of init:
  --force           overwrite what is there

Options of all:
  --json            print JSON, one document a line, each with its version
  --no-color        print no colours (NO_COLOR works as well)
  --version         print the version
  --help            print this

Exit codes: 0 done, 1 the answer is no, 2 it could not answer, 130 interrupted.
`
