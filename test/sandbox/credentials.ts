/** Any credentials do: the sandbox reads the scope of a signature and does not verify it. */
export const credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } = {
  accessKeyId: 'sandbox',
  secretAccessKey: 'sandbox',
}
