/** What `--help` prints. It is a constant so that nothing has to be loaded for it. */
export const usage = `Usage: apply-private-api [verb] [options]

Private APIs on AWS: who gets in, through which VPC endpoints, and what answers, from one file.

Verbs:
  apply [config]    make the private API so (the default verb)
  plan [config]     show what apply would change, and change nothing
  destroy [config]  remove what apply made
  sandbox [config]  run the embedded AWS, and the config's backends, as a server until Ctrl-C
  evaluate [policy] decide a request or yesterday's traffic under a policy, and say why
  prove [policy]    prove who can get in at all, or show the request that should not and does
  compare [before] [after]  say who gets in now and did not before, and who no longer does
  init [folder]     write a private-api.yaml and a small backend that run as they are

Without a config they take private-api.yaml, .yml or .json of this folder, where there is one.

Options of apply, plan and destroy:
  --sandbox         use the embedded AWS: no account, no credentials, no cost
  --profile NAME    the AWS profile; AWS_PROFILE and the rest of the SDK's own chain work as well
  --yes             apply, destroy: do not ask, not even where access widens
  --allow-unproved  apply: go on where it is not proved that nobody else gets in
  --out FILE        plan: save the plan; \`apply FILE\` carries out that plan or nothing
  --exit-code       plan: exit with 1 where there are changes

Options of sandbox:
  --port PORT       the port of the control plane (4600)
  --endpoint-port P the first port of the data plane (any free ones)
  --speed N         how many times as fast as the wall clock time runs (60)
  --state FOLDER    where the state is kept (.apply-private-api beside the config)
  --region REGION   the Region to export (the config's, AWS_REGION, or us-east-1)

Options of evaluate; the policy is a file, or - for stdin:
  --from-vpce ID    the VPC endpoint through which the request comes; --from-vpc ID its VPC
  --source-ip A     the caller's address: inside the VPC where it comes through an endpoint
  --method VERB     the method (GET); --path PATH the path (/); --stage NAME the stage
  --api ARN         the API: arn:aws:execute-api:REGION:ACCOUNT:API-ID
  --principal ARN   who signed; --authorization-type T: NONE, AWS_IAM, CUSTOM, COGNITO_USER_POOLS
  --context K=V     a condition key of the request; several times for several
  --private         the API is private: what such requests always carry must be given
  --endpoint-policy FILE, --domain-policy FILE: of the VPC endpoint, of the custom domain name
  --identity-policy FILE (several), --permissions-boundary FILE, --session-policy FILE: the caller's
  --service-control-policy FILE, --resource-control-policy FILE: one for each level, root first
  --authorizer A    what the Lambda authorizer answers: a policy FILE, unauthorized or failed
  --token T         the token for the user pool: valid, missing or invalid
  --reading F=R     how to read what AWS's documents dispute, such as PS-66=within-field
  --denied TEXT     what a refused caller saw (- for stdin): says why that may have been
  --requests FILE   decide every request of a file (- for stdin), one JSON document a line
  --log-format FILE the lines are access logs in this format of the stage
  --against FILE    say only what changes against this policy
  --fail-on-deny    exit with 1 where a request is denied (with --against: newly denied)

Options of prove; a policy, private-api.yaml, CloudFormation or SAM template, cdk.out folder, plan
of Terraform as JSON or OpenAPI document (- for stdin), and one property. Without one: who gets in
where, as a table; of several policies together:
  --only-from-vpce IDS, --only-from-vpc IDS, --only-from-org IDS, --only-from-accounts IDS:
                    whoever gets in comes from one of these (with commas between them); an
                    endpoint of a template or plan by its logical id or address
  --not-public      no stranger gets in
  --implies FILE    nobody gets in whom that policy keeps out; --equivalent FILE both ways
  --not-locked-out  somebody gets in (through the VPC endpoint that is named behind it)
  --covers ROUTES   somebody gets in to each of these: STAGE/METHOD/PATH,…
  --action A        the action that requests ask for; several times for several
  --certificate F   write the certificate of what holds; --check F checks one, without the solver
  and --api, --authorization-type, --private, --endpoint-policy and --reading of evaluate
  --api ID          without a policy: a live API, its id or ARN, stage by stage; it is only read
  --stage NAME      of it only this stage; and --region, --profile, --sandbox, --state as above

Options of compare; before and after are what prove takes, or one plan of Terraform holds both:
  --format F        text, json or markdown (for a comment on a pull request)
  --fail-on R       exit with 1 where one is wider (the default: whatever lets somebody new in),
                    incomparable, narrower or unknown; never: not at all
  and --action, --api, --authorization-type, --private, --endpoint-policy and --reading

Options of init:
  --force           overwrite what is there

Options of all:
  --json            print JSON, one document a line, each with its version
  --no-color        print no colours (NO_COLOR works as well)
  --version         print the version
  --help            print this

Exit codes: 0 done, allowed or proved, 1 the answer is no, 2 it could not answer, 3 it is not known,
130 interrupted.
`
