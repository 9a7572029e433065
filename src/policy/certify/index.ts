export { checkCertificate, type CertificateCheck } from './check-certificate.ts'
