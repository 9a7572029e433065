// Compiled from schema/private-api.json by `npm run schema`: do not edit.
"use strict";
export const validate = validate10;
const schema11 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://unpkg.com/apply-private-api/schema/private-api.json","type":"object","title":"a mapping","description":"A private API on AWS: who gets in, through which VPC endpoints, and what answers.","properties":{"$schema":{"type":"string","title":"text","description":"The schema of this file, for editors."},"version":{"title":"the version of this format","description":"The version of this format.","const":1},"name":{"type":"string","title":"a name (a lower-case letter, then up to 23 lower-case letters, digits or hyphens)","description":"The stack: the names and tags of everything that is made carry it.","pattern":"^[a-z][a-z0-9-]{0,23}$","examples":["orders"]},"account":{"type":"string","title":"an account (text of twelve digits)","description":"The account that this belongs to: checked before anything else happens. Required off the sandbox. Twelve digits, in quotes.","pattern":"^[0-9]{12}$","examples":["111122223333"]},"region":{"type":"string","title":"a Region with API Gateway","description":"The AWS Region.","enum":["af-south-1","ap-east-1","ap-east-2","ap-northeast-1","ap-northeast-2","ap-northeast-3","ap-south-1","ap-south-2","ap-southeast-1","ap-southeast-2","ap-southeast-3","ap-southeast-4","ap-southeast-5","ap-southeast-6","ap-southeast-7","ca-central-1","ca-west-1","eu-central-1","eu-central-2","eu-north-1","eu-south-1","eu-south-2","eu-west-1","eu-west-2","eu-west-3","il-central-1","me-central-1","me-south-1","mx-central-1","sa-east-1","us-east-1","us-east-2","us-west-1","us-west-2","cn-north-1","cn-northwest-1","us-gov-east-1","us-gov-west-1"]},"kind":{"type":"string","title":"a kind of API","description":"What this is. `private`: a REST API with endpoint type PRIVATE.","enum":["private"]},"endpoints":{"type":"object","title":"a mapping of names","description":"The VPC endpoints through which callers come, by name.","propertyNames":{"title":"a name (a lower-case letter, then up to 23 lower-case letters, digits or hyphens)","pattern":"^[a-z][a-z0-9-]{0,23}$","examples":["main"]},"additionalProperties":{"if":{"type":"object","required":["id"]},"then":{"type":"object","title":"a mapping","description":"An interface endpoint that is there already.","properties":{"id":{"type":"string","title":"a VPC endpoint id","description":"An interface endpoint for execute-api that is there already. It is checked and never changed or deleted.","pattern":"^vpce-([0-9a-f]{8}|[0-9a-f]{17})$","examples":["vpce-0a1b2c3d4e5f60718"]}},"required":["id"],"additionalProperties":false},"else":{"type":"object","title":"a mapping","description":"An interface endpoint for execute-api that is made here, or adopted where the VPC has one with private DNS.","properties":{"vpc":{"type":"string","title":"a VPC id","description":"The VPC whose callers get in, and where the endpoint is made.","pattern":"^vpc-([0-9a-f]{8}|[0-9a-f]{17})$","examples":["vpc-0a1b2c3d4e5f60718"]},"subnets":{"type":"array","title":"a list","description":"One subnet an Availability Zone.","items":{"type":"string","title":"a subnet id","pattern":"^subnet-([0-9a-f]{8}|[0-9a-f]{17})$","examples":["subnet-0a1b2c3d4e5f60711"]},"minItems":1,"uniqueItems":true},"privateDns":{"type":"boolean","title":"true or false","description":"Whether the default host name of every API of the Region resolves to this endpoint inside the VPC.","default":true},"allowFrom":{"type":"array","title":"a list","description":"CIDR blocks that may open TCP 443 to the endpoint.","items":{"type":"string","title":"an IPv4 CIDR block","pattern":"^([0-9]{1,3}\\.){3}[0-9]{1,3}/[0-9]{1,2}$","examples":["10.0.0.0/16"]},"minItems":1,"uniqueItems":true}},"required":["vpc","subnets","allowFrom"],"additionalProperties":false}},"minProperties":1},"backends":{"type":"object","title":"a mapping of names","description":"What routes lead to, by name.","propertyNames":{"title":"a name (a lower-case letter, then up to 23 lower-case letters, digits or hyphens)","pattern":"^[a-z][a-z0-9-]{0,23}$","examples":["main"]},"additionalProperties":{"if":{"type":"object","required":["mock"]},"then":{"type":"object","title":"a mapping","description":"An answer that API Gateway gives by itself.","properties":{"mock":{"type":"object","title":"a mapping","description":"A fixed answer.","properties":{"status":{"type":"integer","title":"an HTTP status from 200 to 599","description":"The HTTP status.","minimum":200,"maximum":599,"default":200},"body":{"type":"string","title":"text","description":"The body.","default":""},"contentType":{"type":"string","title":"a media type","description":"The Content-Type header.","pattern":"^[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(; *[A-Za-z0-9_-]+=[A-Za-z0-9_-]+)*$","examples":["text/plain"],"default":"application/json"}},"required":[],"additionalProperties":false}},"required":["mock"],"additionalProperties":false},"else":{"type":"object","title":"a mapping","description":"A backend behind a Network Load Balancer, reached through a VPC Link.","properties":{"loadBalancer":{"type":["object","string"],"title":"a mapping, or the ARN of a Network Load Balancer","description":"A load balancer that is made here, or the ARN of one that is there already. A `mock` instead needs no load balancer.","if":{"type":"string"},"then":{"title":"the ARN of a Network Load Balancer","pattern":"^arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:loadbalancer/net/[A-Za-z0-9-]+/[0-9a-f]+$","examples":["arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/orders/0a1b2c3d4e5f6071"]},"else":{"type":"object","title":"a mapping","description":"An internal Network Load Balancer that is made here.","properties":{"subnets":{"type":"array","title":"a list","description":"One subnet an Availability Zone.","items":{"type":"string","title":"a subnet id","pattern":"^subnet-([0-9a-f]{8}|[0-9a-f]{17})$","examples":["subnet-0a1b2c3d4e5f60711"]},"minItems":1,"uniqueItems":true},"port":{"type":"integer","title":"a port from 1 to 65535","description":"The port that the load balancer listens on.","minimum":1,"maximum":65535},"targets":{"type":"array","title":"a list","description":"Private IPv4 addresses of the backend.","items":{"type":"string","title":"an IPv4 address","pattern":"^([0-9]{1,3}\\.){3}[0-9]{1,3}$","examples":["10.0.1.10"]},"minItems":1,"uniqueItems":true},"targetPort":{"type":"integer","title":"a port from 1 to 65535","description":"The port of the targets; that of the load balancer unless it is given.","minimum":1,"maximum":65535}},"required":["subnets","port","targets"],"additionalProperties":false}},"port":{"type":"integer","title":"a port from 1 to 65535","description":"The port of a load balancer that is there already.","minimum":1,"maximum":65535,"default":80}},"required":["loadBalancer"],"additionalProperties":false}},"minProperties":1},"authorizers":{"type":"object","title":"a mapping of names","description":"Whom routes ask about who calls, by name.","propertyNames":{"title":"a name (a lower-case letter, then up to 23 lower-case letters, digits or hyphens)","pattern":"^[a-z][a-z0-9-]{0,23}$","examples":["main"]},"additionalProperties":{"if":{"type":"object","required":["userPools"]},"then":{"type":"object","title":"a mapping","description":"Cognito user pools whose tokens are taken.","properties":{"userPools":{"type":"array","title":"a list","description":"The ARNs of the user pools.","items":{"type":"string","title":"the ARN of a Cognito user pool","pattern":"^arn:aws[a-z-]*:cognito-idp:[a-z0-9-]+:[0-9]{12}:userpool/[A-Za-z0-9-]+_[A-Za-z0-9]+$","examples":["arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_a1b2c3d4e"]},"minItems":1,"uniqueItems":true},"identitySource":{"type":"array","title":"a list","description":"The one header that holds the token.","items":{"type":"string","title":"a header or a query parameter as API Gateway spells it","pattern":"^method\\.request\\.(header|querystring)\\.[A-Za-z0-9._~-]+$","examples":["method.request.header.Authorization"]},"minItems":1,"uniqueItems":true,"default":["method.request.header.Authorization"]}},"required":["userPools"],"additionalProperties":false},"else":{"type":"object","title":"a mapping","description":"A Lambda function that says what a caller may do.","properties":{"lambda":{"type":"string","title":"the ARN of a Lambda function","description":"The function that is asked: its ARN, with a version or an alias where one is meant. `userPools` instead asks Cognito.","pattern":"^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]+(:[A-Za-z0-9$_-]+)?$","examples":["arn:aws:lambda:eu-west-1:111122223333:function:check-token"]},"kind":{"type":"string","title":"a kind of Lambda authorizer","description":"What the function gets: one header (`token`), or the whole request (`request`).","enum":["token","request"]},"identitySource":{"type":"array","title":"a list","description":"Without these a request is refused and the function is not asked: one header of a token, headers and query parameters of a request.","items":{"type":"string","title":"a header or a query parameter as API Gateway spells it","pattern":"^method\\.request\\.(header|querystring)\\.[A-Za-z0-9._~-]+$","examples":["method.request.header.Authorization"]},"minItems":1,"uniqueItems":true,"default":["method.request.header.Authorization"]},"credentials":{"type":"string","title":"the ARN of a role","description":"The role as which API Gateway calls the function. Without it the function's own policy must let API Gateway call it: that permission is not made here.","pattern":"^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$","examples":["arn:aws:iam::111122223333:role/call-check-token"]},"ttl":{"type":"string","title":"a time in whole seconds from `0s` to `3600s`","pattern":"^([0-9]{1,3}|[12][0-9]{3}|3[0-5][0-9]{2}|3600)s$","examples":["300s"],"description":"How long an answer of the function is used again for the same identity, on every path: `0s` to `3600s`. Not at all where it is left out.","default":"0s"}},"required":["lambda","kind"],"additionalProperties":false}}},"api":{"type":"object","title":"a mapping","description":"The REST API.","properties":{"stage":{"type":"string","title":"a stage name (letters, digits, hyphens and underscores)","description":"The one stage: the first segment of every URL.","pattern":"^[A-Za-z0-9_-]{1,128}$","examples":["prod"]},"description":{"type":"string","title":"text","description":"The API's description."},"routes":{"type":"array","title":"a list","description":"What the API serves.","items":{"type":"object","title":"a mapping","description":"One path and method, and the backend behind it.","properties":{"path":{"type":"string","title":"text","description":"`/orders/{id}`, `/orders/{proxy+}`: a variable takes a whole segment, a greedy one stands last.","examples":["/orders/{proxy+}"]},"method":{"type":"string","title":"a method","description":"A verb, or ANY.","enum":["GET","POST","PUT","PATCH","DELETE","HEAD","OPTIONS","ANY"]},"to":{"type":"string","title":"text","description":"The name of a backend."},"authorizationType":{"type":"string","title":"an authorization type","description":"What a caller must show whom the resource policy lets in: nothing (NONE), a signature (AWS_IAM), what a Lambda function takes (CUSTOM), a token of a user pool (COGNITO_USER_POOLS).","enum":["NONE","AWS_IAM","CUSTOM","COGNITO_USER_POOLS"]},"authorizer":{"type":"string","title":"text","description":"The name of an authorizer: with CUSTOM that of a Lambda function, with COGNITO_USER_POOLS that of user pools."},"timeout":{"type":"string","title":"a time such as `10s` or `500ms`","pattern":"^[0-9]{1,6}(\\.[0-9]{1,3})?(s|ms)$","examples":["10s","500ms"],"description":"How long API Gateway waits for the backend: 50ms to 29s.","default":"29s"}},"required":["path","method","to","authorizationType"],"additionalProperties":false},"minItems":1}},"required":["stage","routes"],"additionalProperties":false},"access":{"type":"array","title":"a list","description":"Who gets in. Nobody else does.","items":{"type":"object","title":"a mapping","description":"Who gets in: everything through an endpoint, or only some methods and paths.","properties":{"endpoint":{"type":"string","title":"text","description":"The name of an endpoint."},"methods":{"type":"array","title":"a list","description":"Only these methods; all where it is left out.","items":{"type":"string","title":"a verb","enum":["GET","POST","PUT","PATCH","DELETE","HEAD","OPTIONS"]},"minItems":1,"uniqueItems":true},"paths":{"type":"array","title":"a list","description":"Only these paths, as in `routes`, `*` allowed; all where it is left out.","items":{"type":"string","title":"a path","pattern":"^/[A-Za-z0-9._~:*{}+/-]*$","examples":["/orders/*"]},"minItems":1,"uniqueItems":true}},"required":["endpoint"],"additionalProperties":false},"minItems":1},"sandbox":{"type":"object","title":"a mapping","description":"What only the embedded AWS reads.","properties":{"run":{"type":"object","title":"a mapping of names","description":"The command line of the process behind a backend, by the name of the backend. It listens on $PORT.","propertyNames":{"title":"a name (a lower-case letter, then up to 23 lower-case letters, digits or hyphens)","pattern":"^[a-z][a-z0-9-]{0,23}$","examples":["main"]},"additionalProperties":{"type":"string","title":"text","description":"A command line."}},"authorizers":{"type":"object","title":"what authorizers answer","description":"What stands in for the function of a Lambda authorizer, by the name of the authorizer: `authorizers` has it.","additionalProperties":{"type":"object","title":"what an authorizer answers","description":"By token: the policy that the function returns, or the error that it throws (`Unauthorized` is a 401). Other tokens are `Unauthorized`.","additionalProperties":{"type":["object","string"],"title":"a policy, or the text of an error"}}}},"required":[],"additionalProperties":false}},"required":["version","name","region","kind","endpoints","backends","api","access"],"additionalProperties":false};
const func2 = Object.prototype.hasOwnProperty;
const pattern0 = new RegExp("^[a-z][a-z0-9-]{0,23}$", "u");
const pattern1 = new RegExp("^[0-9]{12}$", "u");
const pattern3 = new RegExp("^vpce-([0-9a-f]{8}|[0-9a-f]{17})$", "u");
const pattern4 = new RegExp("^vpc-([0-9a-f]{8}|[0-9a-f]{17})$", "u");
const pattern5 = new RegExp("^subnet-([0-9a-f]{8}|[0-9a-f]{17})$", "u");
const pattern6 = new RegExp("^([0-9]{1,3}\\.){3}[0-9]{1,3}/[0-9]{1,2}$", "u");
const pattern8 = new RegExp("^[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(; *[A-Za-z0-9_-]+=[A-Za-z0-9_-]+)*$", "u");
const pattern9 = new RegExp("^arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:loadbalancer/net/[A-Za-z0-9-]+/[0-9a-f]+$", "u");
const pattern11 = new RegExp("^([0-9]{1,3}\\.){3}[0-9]{1,3}$", "u");
const pattern13 = new RegExp("^arn:aws[a-z-]*:cognito-idp:[a-z0-9-]+:[0-9]{12}:userpool/[A-Za-z0-9-]+_[A-Za-z0-9]+$", "u");
const pattern14 = new RegExp("^method\\.request\\.(header|querystring)\\.[A-Za-z0-9._~-]+$", "u");
const pattern15 = new RegExp("^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]+(:[A-Za-z0-9$_-]+)?$", "u");
const pattern17 = new RegExp("^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$", "u");
const pattern18 = new RegExp("^([0-9]{1,3}|[12][0-9]{3}|3[0-5][0-9]{2}|3600)s$", "u");
const pattern19 = new RegExp("^[A-Za-z0-9_-]{1,128}$", "u");
const pattern20 = new RegExp("^[0-9]{1,6}(\\.[0-9]{1,3})?(s|ms)$", "u");
const pattern21 = new RegExp("^/[A-Za-z0-9._~:*{}+/-]*$", "u");

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://unpkg.com/apply-private-api/schema/private-api.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.version === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'",schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.name === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.region === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "region"},message:"must have required property '"+"region"+"'",schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.kind === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.endpoints === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "endpoints"},message:"must have required property '"+"endpoints"+"'",schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.backends === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "backends"},message:"must have required property '"+"backends"+"'",schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.api === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "api"},message:"must have required property '"+"api"+"'",schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.access === undefined){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "access"},message:"must have required property '"+"access"+"'",schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema11.properties, key0))){
const err8 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 !== "string"){
const err9 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.$schema.type,parentSchema:schema11.properties.$schema,data:data0};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.version !== undefined){
let data1 = data.version;
if(1 !== data1){
const err10 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant",schema:1,parentSchema:schema11.properties.version,data:data1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.name !== undefined){
let data2 = data.name;
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
const err11 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,23}$"},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,23}$"+"\"",schema:"^[a-z][a-z0-9-]{0,23}$",parentSchema:schema11.properties.name,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.name.type,parentSchema:schema11.properties.name,data:data2};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.account !== undefined){
let data3 = data.account;
if(typeof data3 === "string"){
if(!pattern1.test(data3)){
const err13 = {instancePath:instancePath+"/account",schemaPath:"#/properties/account/pattern",keyword:"pattern",params:{pattern: "^[0-9]{12}$"},message:"must match pattern \""+"^[0-9]{12}$"+"\"",schema:"^[0-9]{12}$",parentSchema:schema11.properties.account,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/account",schemaPath:"#/properties/account/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.account.type,parentSchema:schema11.properties.account,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.region !== undefined){
let data4 = data.region;
if(typeof data4 !== "string"){
const err15 = {instancePath:instancePath+"/region",schemaPath:"#/properties/region/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.region.type,parentSchema:schema11.properties.region,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(!((((((((((((((((((((((((((((((((((((((data4 === "af-south-1") || (data4 === "ap-east-1")) || (data4 === "ap-east-2")) || (data4 === "ap-northeast-1")) || (data4 === "ap-northeast-2")) || (data4 === "ap-northeast-3")) || (data4 === "ap-south-1")) || (data4 === "ap-south-2")) || (data4 === "ap-southeast-1")) || (data4 === "ap-southeast-2")) || (data4 === "ap-southeast-3")) || (data4 === "ap-southeast-4")) || (data4 === "ap-southeast-5")) || (data4 === "ap-southeast-6")) || (data4 === "ap-southeast-7")) || (data4 === "ca-central-1")) || (data4 === "ca-west-1")) || (data4 === "eu-central-1")) || (data4 === "eu-central-2")) || (data4 === "eu-north-1")) || (data4 === "eu-south-1")) || (data4 === "eu-south-2")) || (data4 === "eu-west-1")) || (data4 === "eu-west-2")) || (data4 === "eu-west-3")) || (data4 === "il-central-1")) || (data4 === "me-central-1")) || (data4 === "me-south-1")) || (data4 === "mx-central-1")) || (data4 === "sa-east-1")) || (data4 === "us-east-1")) || (data4 === "us-east-2")) || (data4 === "us-west-1")) || (data4 === "us-west-2")) || (data4 === "cn-north-1")) || (data4 === "cn-northwest-1")) || (data4 === "us-gov-east-1")) || (data4 === "us-gov-west-1"))){
const err16 = {instancePath:instancePath+"/region",schemaPath:"#/properties/region/enum",keyword:"enum",params:{allowedValues: schema11.properties.region.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.region.enum,parentSchema:schema11.properties.region,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.kind !== undefined){
let data5 = data.kind;
if(typeof data5 !== "string"){
const err17 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.kind.type,parentSchema:schema11.properties.kind,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(!(data5 === "private")){
const err18 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema11.properties.kind.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.kind.enum,parentSchema:schema11.properties.kind,data:data5};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.endpoints !== undefined){
let data6 = data.endpoints;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(Object.keys(data6).length < 1){
const err19 = {instancePath:instancePath+"/endpoints",schemaPath:"#/properties/endpoints/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema11.properties.endpoints,data:data6};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
for(const key1 in data6){
const _errs15 = errors;
if(typeof key1 === "string"){
if(!pattern0.test(key1)){
const err20 = {instancePath:instancePath+"/endpoints",schemaPath:"#/properties/endpoints/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,23}$"},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,23}$"+"\"",schema:"^[a-z][a-z0-9-]{0,23}$",parentSchema:schema11.properties.endpoints.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
var valid1 = _errs15 === errors;
if(!valid1){
const err21 = {instancePath:instancePath+"/endpoints",schemaPath:"#/properties/endpoints/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema11.properties.endpoints.propertyNames,parentSchema:schema11.properties.endpoints,data:data6};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
for(const key2 in data6){
let data7 = data6[key2];
const _errs18 = errors;
let valid3 = true;
const _errs19 = errors;
if(errors === _errs19){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
let missing0;
if((data7.id === undefined) && (missing0 = "id")){
const err22 = {};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
var _valid0 = _errs19 === errors;
errors = _errs18;
if(vErrors !== null){
if(_errs18){
vErrors.length = _errs18;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs21 = errors;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.id === undefined){
const err24 = {instancePath:instancePath+"/endpoints/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/endpoints/additionalProperties/then/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema11.properties.endpoints.additionalProperties.then.required,parentSchema:schema11.properties.endpoints.additionalProperties.then,data:data7};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
for(const key3 in data7){
if(!(key3 === "id")){
const err25 = {instancePath:instancePath+"/endpoints/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/endpoints/additionalProperties/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.endpoints.additionalProperties.then,data:data7};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data7.id !== undefined){
let data8 = data7.id;
if(typeof data8 === "string"){
if(!pattern3.test(data8)){
const err26 = {instancePath:instancePath+"/endpoints/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/id",schemaPath:"#/properties/endpoints/additionalProperties/then/properties/id/pattern",keyword:"pattern",params:{pattern: "^vpce-([0-9a-f]{8}|[0-9a-f]{17})$"},message:"must match pattern \""+"^vpce-([0-9a-f]{8}|[0-9a-f]{17})$"+"\"",schema:"^vpce-([0-9a-f]{8}|[0-9a-f]{17})$",parentSchema:schema11.properties.endpoints.additionalProperties.then.properties.id,data:data8};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/endpoints/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/id",schemaPath:"#/properties/endpoints/additionalProperties/then/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.endpoints.additionalProperties.then.properties.id.type,parentSchema:schema11.properties.endpoints.additionalProperties.then.properties.id,data:data8};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath:instancePath+"/endpoints/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/endpoints/additionalProperties/then/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.endpoints.additionalProperties.then.type,parentSchema:schema11.properties.endpoints.additionalProperties.then,data:data7};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
var _valid0 = _errs21 === errors;
valid3 = _valid0;
ifClause0 = "then";
}
else {
const _errs26 = errors;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.vpc === undefined){
const err29 = {instancePath:instancePath+"/endpoints/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/endpoints/additionalProperties/else/required",keyword:"required",params:{missingProperty: "vpc"},message:"must have required property '"+"vpc"+"'",schema:schema11.properties.endpoints.additionalProperties.else.required,parentSchema:schema11.properties.endpoints.additionalProperties.else,data:data7};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data7.subnets === undefined){
const err30 = {instancePath:instancePath+"/endpoints/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/endpoints/additionalProperties/else/required",keyword:"required",params:{missingProperty: "subnets"},message:"must have required property '"+"subnets"+"'",schema:schema11.properties.endpoints.additionalProperties.else.required,parentSchema:schema11.properties.endpoints.additionalProperties.else,data:data7};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data7.allowFrom === undefined){
const err31 = {instancePath:instancePath+"/endpoints/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/endpoints/additionalProperties/else/required",keyword:"required",params:{missingProperty: "allowFrom"},message:"must have required property '"+"allowFrom"+"'",schema:schema11.properties.endpoints.additionalProperties.else.required,parentSchema:schema11.properties.endpoints.additionalProperties.else,data:data7};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
for(const key4 in data7){
if(!((((key4 === "vpc") || (key4 === "subnets")) || (key4 === "privateDns")) || (key4 === "allowFrom"))){
const err32 = {instancePath:instancePath+"/endpoints/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/endpoints/additionalProperties/else/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.endpoints.additionalProperties.else,data:data7};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data7.vpc !== undefined){
let data9 = data7.vpc;
if(typeof data9 === "string"){
if(!pattern4.test(data9)){
const err33 = {instancePath:instancePath+"/endpoints/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/vpc",schemaPath:"#/properties/endpoints/additionalProperties/else/properties/vpc/pattern",keyword:"pattern",params:{pattern: "^vpc-([0-9a-f]{8}|[0-9a-f]{17})$"},message:"must match pattern \""+"^vpc-([0-9a-f]{8}|[0-9a-f]{17})$"+"\"",schema:"^vpc-([0-9a-f]{8}|[0-9a-f]{17})$",parentSchema:schema11.properties.endpoints.additionalProperties.else.properties.vpc,data:data9};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/endpoints/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/vpc",schemaPath:"#/properties/endpoints/additionalProperties/else/properties/vpc/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.endpoints.additionalProperties.else.properties.vpc.type,parentSchema:schema11.properties.endpoints.additionalProperties.else.properties.vpc,data:data9};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data7.subnets !== undefined){
let data10 = data7.subnets;
if(Array.isArray(data10)){
if(data10.length < 1){
const err35 = {instancePath:instancePath+"/endpoints/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/subnets",schemaPath:"#/properties/endpoints/additionalProperties/else/properties/subnets/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema11.properties.endpoints.additionalProperties.else.properties.subnets,data:data10};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
const len0 = data10.length;
for(let i0=0; i0<len0; i0++){
let data11 = data10[i0];
if(typeof data11 === "string"){
if(!pattern5.test(data11)){
const err36 = {instancePath:instancePath+"/endpoints/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/subnets/" + i0,schemaPath:"#/properties/endpoints/additionalProperties/else/properties/subnets/items/pattern",keyword:"pattern",params:{pattern: "^subnet-([0-9a-f]{8}|[0-9a-f]{17})$"},message:"must match pattern \""+"^subnet-([0-9a-f]{8}|[0-9a-f]{17})$"+"\"",schema:"^subnet-([0-9a-f]{8}|[0-9a-f]{17})$",parentSchema:schema11.properties.endpoints.additionalProperties.else.properties.subnets.items,data:data11};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
else {
const err37 = {instancePath:instancePath+"/endpoints/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/subnets/" + i0,schemaPath:"#/properties/endpoints/additionalProperties/else/properties/subnets/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.endpoints.additionalProperties.else.properties.subnets.items.type,parentSchema:schema11.properties.endpoints.additionalProperties.else.properties.subnets.items,data:data11};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
let i1 = data10.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data10[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err38 = {instancePath:instancePath+"/endpoints/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/subnets",schemaPath:"#/properties/endpoints/additionalProperties/else/properties/subnets/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema11.properties.endpoints.additionalProperties.else.properties.subnets,data:data10};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err39 = {instancePath:instancePath+"/endpoints/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/subnets",schemaPath:"#/properties/endpoints/additionalProperties/else/properties/subnets/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.endpoints.additionalProperties.else.properties.subnets.type,parentSchema:schema11.properties.endpoints.additionalProperties.else.properties.subnets,data:data10};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data7.privateDns !== undefined){
let data12 = data7.privateDns;
if(typeof data12 !== "boolean"){
const err40 = {instancePath:instancePath+"/endpoints/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/privateDns",schemaPath:"#/properties/endpoints/additionalProperties/else/properties/privateDns/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema11.properties.endpoints.additionalProperties.else.properties.privateDns.type,parentSchema:schema11.properties.endpoints.additionalProperties.else.properties.privateDns,data:data12};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data7.allowFrom !== undefined){
let data13 = data7.allowFrom;
if(Array.isArray(data13)){
if(data13.length < 1){
const err41 = {instancePath:instancePath+"/endpoints/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/allowFrom",schemaPath:"#/properties/endpoints/additionalProperties/else/properties/allowFrom/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema11.properties.endpoints.additionalProperties.else.properties.allowFrom,data:data13};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
const len1 = data13.length;
for(let i2=0; i2<len1; i2++){
let data14 = data13[i2];
if(typeof data14 === "string"){
if(!pattern6.test(data14)){
const err42 = {instancePath:instancePath+"/endpoints/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/allowFrom/" + i2,schemaPath:"#/properties/endpoints/additionalProperties/else/properties/allowFrom/items/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,3}\\.){3}[0-9]{1,3}/[0-9]{1,2}$"},message:"must match pattern \""+"^([0-9]{1,3}\\.){3}[0-9]{1,3}/[0-9]{1,2}$"+"\"",schema:"^([0-9]{1,3}\\.){3}[0-9]{1,3}/[0-9]{1,2}$",parentSchema:schema11.properties.endpoints.additionalProperties.else.properties.allowFrom.items,data:data14};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/endpoints/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/allowFrom/" + i2,schemaPath:"#/properties/endpoints/additionalProperties/else/properties/allowFrom/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.endpoints.additionalProperties.else.properties.allowFrom.items.type,parentSchema:schema11.properties.endpoints.additionalProperties.else.properties.allowFrom.items,data:data14};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
let i3 = data13.length;
let j1;
if(i3 > 1){
const indices1 = {};
for(;i3--;){
let item1 = data13[i3];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err44 = {instancePath:instancePath+"/endpoints/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/allowFrom",schemaPath:"#/properties/endpoints/additionalProperties/else/properties/allowFrom/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j1},message:"must NOT have duplicate items (items ## "+j1+" and "+i3+" are identical)",schema:true,parentSchema:schema11.properties.endpoints.additionalProperties.else.properties.allowFrom,data:data13};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
break;
}
indices1[item1] = i3;
}
}
}
else {
const err45 = {instancePath:instancePath+"/endpoints/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/allowFrom",schemaPath:"#/properties/endpoints/additionalProperties/else/properties/allowFrom/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.endpoints.additionalProperties.else.properties.allowFrom.type,parentSchema:schema11.properties.endpoints.additionalProperties.else.properties.allowFrom,data:data13};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath:instancePath+"/endpoints/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/endpoints/additionalProperties/else/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.endpoints.additionalProperties.else.type,parentSchema:schema11.properties.endpoints.additionalProperties.else,data:data7};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
var _valid0 = _errs26 === errors;
valid3 = _valid0;
ifClause0 = "else";
}
if(!valid3){
const err47 = {instancePath:instancePath+"/endpoints/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/endpoints/additionalProperties/if",keyword:"if",params:{failingKeyword: ifClause0},message:"must match \""+ifClause0+"\" schema",schema:schema11.properties.endpoints.additionalProperties.if,parentSchema:schema11.properties.endpoints.additionalProperties,data:data7};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
}
else {
const err48 = {instancePath:instancePath+"/endpoints",schemaPath:"#/properties/endpoints/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.endpoints.type,parentSchema:schema11.properties.endpoints,data:data6};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data.backends !== undefined){
let data15 = data.backends;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(Object.keys(data15).length < 1){
const err49 = {instancePath:instancePath+"/backends",schemaPath:"#/properties/backends/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema11.properties.backends,data:data15};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
for(const key5 in data15){
const _errs43 = errors;
if(typeof key5 === "string"){
if(!pattern0.test(key5)){
const err50 = {instancePath:instancePath+"/backends",schemaPath:"#/properties/backends/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,23}$"},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,23}$"+"\"",schema:"^[a-z][a-z0-9-]{0,23}$",parentSchema:schema11.properties.backends.propertyNames,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
var valid12 = _errs43 === errors;
if(!valid12){
const err51 = {instancePath:instancePath+"/backends",schemaPath:"#/properties/backends/propertyNames",keyword:"propertyNames",params:{propertyName: key5},message:"property name must be valid",schema:schema11.properties.backends.propertyNames,parentSchema:schema11.properties.backends,data:data15};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
for(const key6 in data15){
let data16 = data15[key6];
const _errs46 = errors;
let valid14 = true;
const _errs47 = errors;
if(errors === _errs47){
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
let missing1;
if((data16.mock === undefined) && (missing1 = "mock")){
const err52 = {};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
else {
const err53 = {};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
var _valid1 = _errs47 === errors;
errors = _errs46;
if(vErrors !== null){
if(_errs46){
vErrors.length = _errs46;
}
else {
vErrors = null;
}
}
let ifClause1;
if(_valid1){
const _errs49 = errors;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
if(data16.mock === undefined){
const err54 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/backends/additionalProperties/then/required",keyword:"required",params:{missingProperty: "mock"},message:"must have required property '"+"mock"+"'",schema:schema11.properties.backends.additionalProperties.then.required,parentSchema:schema11.properties.backends.additionalProperties.then,data:data16};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
for(const key7 in data16){
if(!(key7 === "mock")){
const err55 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/backends/additionalProperties/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.backends.additionalProperties.then,data:data16};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data16.mock !== undefined){
let data17 = data16.mock;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
for(const key8 in data17){
if(!(((key8 === "status") || (key8 === "body")) || (key8 === "contentType"))){
const err56 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/mock",schemaPath:"#/properties/backends/additionalProperties/then/properties/mock/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.backends.additionalProperties.then.properties.mock,data:data17};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data17.status !== undefined){
let data18 = data17.status;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
const err57 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/mock/status",schemaPath:"#/properties/backends/additionalProperties/then/properties/mock/properties/status/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema11.properties.backends.additionalProperties.then.properties.mock.properties.status.type,parentSchema:schema11.properties.backends.additionalProperties.then.properties.mock.properties.status,data:data18};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 > 599 || isNaN(data18)){
const err58 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/mock/status",schemaPath:"#/properties/backends/additionalProperties/then/properties/mock/properties/status/maximum",keyword:"maximum",params:{comparison: "<=", limit: 599},message:"must be <= 599",schema:599,parentSchema:schema11.properties.backends.additionalProperties.then.properties.mock.properties.status,data:data18};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(data18 < 200 || isNaN(data18)){
const err59 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/mock/status",schemaPath:"#/properties/backends/additionalProperties/then/properties/mock/properties/status/minimum",keyword:"minimum",params:{comparison: ">=", limit: 200},message:"must be >= 200",schema:200,parentSchema:schema11.properties.backends.additionalProperties.then.properties.mock.properties.status,data:data18};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
}
if(data17.body !== undefined){
let data19 = data17.body;
if(typeof data19 !== "string"){
const err60 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/mock/body",schemaPath:"#/properties/backends/additionalProperties/then/properties/mock/properties/body/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.backends.additionalProperties.then.properties.mock.properties.body.type,parentSchema:schema11.properties.backends.additionalProperties.then.properties.mock.properties.body,data:data19};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data17.contentType !== undefined){
let data20 = data17.contentType;
if(typeof data20 === "string"){
if(!pattern8.test(data20)){
const err61 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/mock/contentType",schemaPath:"#/properties/backends/additionalProperties/then/properties/mock/properties/contentType/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(; *[A-Za-z0-9_-]+=[A-Za-z0-9_-]+)*$"},message:"must match pattern \""+"^[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(; *[A-Za-z0-9_-]+=[A-Za-z0-9_-]+)*$"+"\"",schema:"^[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(; *[A-Za-z0-9_-]+=[A-Za-z0-9_-]+)*$",parentSchema:schema11.properties.backends.additionalProperties.then.properties.mock.properties.contentType,data:data20};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
else {
const err62 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/mock/contentType",schemaPath:"#/properties/backends/additionalProperties/then/properties/mock/properties/contentType/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.backends.additionalProperties.then.properties.mock.properties.contentType.type,parentSchema:schema11.properties.backends.additionalProperties.then.properties.mock.properties.contentType,data:data20};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
}
else {
const err63 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/mock",schemaPath:"#/properties/backends/additionalProperties/then/properties/mock/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.backends.additionalProperties.then.properties.mock.type,parentSchema:schema11.properties.backends.additionalProperties.then.properties.mock,data:data17};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
}
else {
const err64 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/backends/additionalProperties/then/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.backends.additionalProperties.then.type,parentSchema:schema11.properties.backends.additionalProperties.then,data:data16};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
var _valid1 = _errs49 === errors;
valid14 = _valid1;
ifClause1 = "then";
}
else {
const _errs61 = errors;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
if(data16.loadBalancer === undefined){
const err65 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/backends/additionalProperties/else/required",keyword:"required",params:{missingProperty: "loadBalancer"},message:"must have required property '"+"loadBalancer"+"'",schema:schema11.properties.backends.additionalProperties.else.required,parentSchema:schema11.properties.backends.additionalProperties.else,data:data16};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
for(const key9 in data16){
if(!((key9 === "loadBalancer") || (key9 === "port"))){
const err66 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/backends/additionalProperties/else/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.backends.additionalProperties.else,data:data16};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data16.loadBalancer !== undefined){
let data21 = data16.loadBalancer;
if((!(data21 && typeof data21 == "object" && !Array.isArray(data21))) && (typeof data21 !== "string")){
const err67 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/loadBalancer",schemaPath:"#/properties/backends/additionalProperties/else/properties/loadBalancer/type",keyword:"type",params:{type: schema11.properties.backends.additionalProperties.else.properties.loadBalancer.type},message:"must be object,string",schema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.type,parentSchema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer,data:data21};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
const _errs66 = errors;
let valid18 = true;
const _errs67 = errors;
if(typeof data21 !== "string"){
const err68 = {};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
var _valid2 = _errs67 === errors;
errors = _errs66;
if(vErrors !== null){
if(_errs66){
vErrors.length = _errs66;
}
else {
vErrors = null;
}
}
let ifClause2;
if(_valid2){
const _errs69 = errors;
if(typeof data21 === "string"){
if(!pattern9.test(data21)){
const err69 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/loadBalancer",schemaPath:"#/properties/backends/additionalProperties/else/properties/loadBalancer/then/pattern",keyword:"pattern",params:{pattern: "^arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:loadbalancer/net/[A-Za-z0-9-]+/[0-9a-f]+$"},message:"must match pattern \""+"^arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:loadbalancer/net/[A-Za-z0-9-]+/[0-9a-f]+$"+"\"",schema:"^arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:loadbalancer/net/[A-Za-z0-9-]+/[0-9a-f]+$",parentSchema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.then,data:data21};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
var _valid2 = _errs69 === errors;
valid18 = _valid2;
ifClause2 = "then";
}
else {
const _errs70 = errors;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
if(data21.subnets === undefined){
const err70 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/loadBalancer",schemaPath:"#/properties/backends/additionalProperties/else/properties/loadBalancer/else/required",keyword:"required",params:{missingProperty: "subnets"},message:"must have required property '"+"subnets"+"'",schema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.else.required,parentSchema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.else,data:data21};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
if(data21.port === undefined){
const err71 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/loadBalancer",schemaPath:"#/properties/backends/additionalProperties/else/properties/loadBalancer/else/required",keyword:"required",params:{missingProperty: "port"},message:"must have required property '"+"port"+"'",schema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.else.required,parentSchema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.else,data:data21};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if(data21.targets === undefined){
const err72 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/loadBalancer",schemaPath:"#/properties/backends/additionalProperties/else/properties/loadBalancer/else/required",keyword:"required",params:{missingProperty: "targets"},message:"must have required property '"+"targets"+"'",schema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.else.required,parentSchema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.else,data:data21};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
for(const key10 in data21){
if(!((((key10 === "subnets") || (key10 === "port")) || (key10 === "targets")) || (key10 === "targetPort"))){
const err73 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/loadBalancer",schemaPath:"#/properties/backends/additionalProperties/else/properties/loadBalancer/else/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.else,data:data21};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data21.subnets !== undefined){
let data22 = data21.subnets;
if(Array.isArray(data22)){
if(data22.length < 1){
const err74 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/loadBalancer/subnets",schemaPath:"#/properties/backends/additionalProperties/else/properties/loadBalancer/else/properties/subnets/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.else.properties.subnets,data:data22};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
const len2 = data22.length;
for(let i4=0; i4<len2; i4++){
let data23 = data22[i4];
if(typeof data23 === "string"){
if(!pattern5.test(data23)){
const err75 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/loadBalancer/subnets/" + i4,schemaPath:"#/properties/backends/additionalProperties/else/properties/loadBalancer/else/properties/subnets/items/pattern",keyword:"pattern",params:{pattern: "^subnet-([0-9a-f]{8}|[0-9a-f]{17})$"},message:"must match pattern \""+"^subnet-([0-9a-f]{8}|[0-9a-f]{17})$"+"\"",schema:"^subnet-([0-9a-f]{8}|[0-9a-f]{17})$",parentSchema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.else.properties.subnets.items,data:data23};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
else {
const err76 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/loadBalancer/subnets/" + i4,schemaPath:"#/properties/backends/additionalProperties/else/properties/loadBalancer/else/properties/subnets/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.else.properties.subnets.items.type,parentSchema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.else.properties.subnets.items,data:data23};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
let i5 = data22.length;
let j2;
if(i5 > 1){
const indices2 = {};
for(;i5--;){
let item2 = data22[i5];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j2 = indices2[item2];
const err77 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/loadBalancer/subnets",schemaPath:"#/properties/backends/additionalProperties/else/properties/loadBalancer/else/properties/subnets/uniqueItems",keyword:"uniqueItems",params:{i: i5, j: j2},message:"must NOT have duplicate items (items ## "+j2+" and "+i5+" are identical)",schema:true,parentSchema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.else.properties.subnets,data:data22};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
break;
}
indices2[item2] = i5;
}
}
}
else {
const err78 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/loadBalancer/subnets",schemaPath:"#/properties/backends/additionalProperties/else/properties/loadBalancer/else/properties/subnets/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.else.properties.subnets.type,parentSchema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.else.properties.subnets,data:data22};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data21.port !== undefined){
let data24 = data21.port;
if(!(((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24))) && (isFinite(data24)))){
const err79 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/loadBalancer/port",schemaPath:"#/properties/backends/additionalProperties/else/properties/loadBalancer/else/properties/port/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.else.properties.port.type,parentSchema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.else.properties.port,data:data24};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 > 65535 || isNaN(data24)){
const err80 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/loadBalancer/port",schemaPath:"#/properties/backends/additionalProperties/else/properties/loadBalancer/else/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.else.properties.port,data:data24};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
if(data24 < 1 || isNaN(data24)){
const err81 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/loadBalancer/port",schemaPath:"#/properties/backends/additionalProperties/else/properties/loadBalancer/else/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.else.properties.port,data:data24};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
}
if(data21.targets !== undefined){
let data25 = data21.targets;
if(Array.isArray(data25)){
if(data25.length < 1){
const err82 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/loadBalancer/targets",schemaPath:"#/properties/backends/additionalProperties/else/properties/loadBalancer/else/properties/targets/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.else.properties.targets,data:data25};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
const len3 = data25.length;
for(let i6=0; i6<len3; i6++){
let data26 = data25[i6];
if(typeof data26 === "string"){
if(!pattern11.test(data26)){
const err83 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/loadBalancer/targets/" + i6,schemaPath:"#/properties/backends/additionalProperties/else/properties/loadBalancer/else/properties/targets/items/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,3}\\.){3}[0-9]{1,3}$"},message:"must match pattern \""+"^([0-9]{1,3}\\.){3}[0-9]{1,3}$"+"\"",schema:"^([0-9]{1,3}\\.){3}[0-9]{1,3}$",parentSchema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.else.properties.targets.items,data:data26};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
else {
const err84 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/loadBalancer/targets/" + i6,schemaPath:"#/properties/backends/additionalProperties/else/properties/loadBalancer/else/properties/targets/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.else.properties.targets.items.type,parentSchema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.else.properties.targets.items,data:data26};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
let i7 = data25.length;
let j3;
if(i7 > 1){
const indices3 = {};
for(;i7--;){
let item3 = data25[i7];
if(typeof item3 !== "string"){
continue;
}
if(typeof indices3[item3] == "number"){
j3 = indices3[item3];
const err85 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/loadBalancer/targets",schemaPath:"#/properties/backends/additionalProperties/else/properties/loadBalancer/else/properties/targets/uniqueItems",keyword:"uniqueItems",params:{i: i7, j: j3},message:"must NOT have duplicate items (items ## "+j3+" and "+i7+" are identical)",schema:true,parentSchema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.else.properties.targets,data:data25};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
break;
}
indices3[item3] = i7;
}
}
}
else {
const err86 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/loadBalancer/targets",schemaPath:"#/properties/backends/additionalProperties/else/properties/loadBalancer/else/properties/targets/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.else.properties.targets.type,parentSchema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.else.properties.targets,data:data25};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data21.targetPort !== undefined){
let data27 = data21.targetPort;
if(!(((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27))) && (isFinite(data27)))){
const err87 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/loadBalancer/targetPort",schemaPath:"#/properties/backends/additionalProperties/else/properties/loadBalancer/else/properties/targetPort/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.else.properties.targetPort.type,parentSchema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.else.properties.targetPort,data:data27};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 > 65535 || isNaN(data27)){
const err88 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/loadBalancer/targetPort",schemaPath:"#/properties/backends/additionalProperties/else/properties/loadBalancer/else/properties/targetPort/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.else.properties.targetPort,data:data27};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
if(data27 < 1 || isNaN(data27)){
const err89 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/loadBalancer/targetPort",schemaPath:"#/properties/backends/additionalProperties/else/properties/loadBalancer/else/properties/targetPort/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.else.properties.targetPort,data:data27};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
}
}
else {
const err90 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/loadBalancer",schemaPath:"#/properties/backends/additionalProperties/else/properties/loadBalancer/else/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.else.type,parentSchema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.else,data:data21};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
var _valid2 = _errs70 === errors;
valid18 = _valid2;
ifClause2 = "else";
}
if(!valid18){
const err91 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/loadBalancer",schemaPath:"#/properties/backends/additionalProperties/else/properties/loadBalancer/if",keyword:"if",params:{failingKeyword: ifClause2},message:"must match \""+ifClause2+"\" schema",schema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer.if,parentSchema:schema11.properties.backends.additionalProperties.else.properties.loadBalancer,data:data21};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
if(data16.port !== undefined){
let data28 = data16.port;
if(!(((typeof data28 == "number") && (!(data28 % 1) && !isNaN(data28))) && (isFinite(data28)))){
const err92 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/port",schemaPath:"#/properties/backends/additionalProperties/else/properties/port/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema11.properties.backends.additionalProperties.else.properties.port.type,parentSchema:schema11.properties.backends.additionalProperties.else.properties.port,data:data28};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
if((typeof data28 == "number") && (isFinite(data28))){
if(data28 > 65535 || isNaN(data28)){
const err93 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/port",schemaPath:"#/properties/backends/additionalProperties/else/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema11.properties.backends.additionalProperties.else.properties.port,data:data28};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
if(data28 < 1 || isNaN(data28)){
const err94 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/port",schemaPath:"#/properties/backends/additionalProperties/else/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema11.properties.backends.additionalProperties.else.properties.port,data:data28};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
}
}
else {
const err95 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/backends/additionalProperties/else/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.backends.additionalProperties.else.type,parentSchema:schema11.properties.backends.additionalProperties.else,data:data16};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
var _valid1 = _errs61 === errors;
valid14 = _valid1;
ifClause1 = "else";
}
if(!valid14){
const err96 = {instancePath:instancePath+"/backends/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/backends/additionalProperties/if",keyword:"if",params:{failingKeyword: ifClause1},message:"must match \""+ifClause1+"\" schema",schema:schema11.properties.backends.additionalProperties.if,parentSchema:schema11.properties.backends.additionalProperties,data:data16};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
}
else {
const err97 = {instancePath:instancePath+"/backends",schemaPath:"#/properties/backends/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.backends.type,parentSchema:schema11.properties.backends,data:data15};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
if(data.authorizers !== undefined){
let data29 = data.authorizers;
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
for(const key11 in data29){
const _errs89 = errors;
if(typeof key11 === "string"){
if(!pattern0.test(key11)){
const err98 = {instancePath:instancePath+"/authorizers",schemaPath:"#/properties/authorizers/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,23}$"},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,23}$"+"\"",schema:"^[a-z][a-z0-9-]{0,23}$",parentSchema:schema11.properties.authorizers.propertyNames,data:key11,propertyName:key11};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
var valid26 = _errs89 === errors;
if(!valid26){
const err99 = {instancePath:instancePath+"/authorizers",schemaPath:"#/properties/authorizers/propertyNames",keyword:"propertyNames",params:{propertyName: key11},message:"property name must be valid",schema:schema11.properties.authorizers.propertyNames,parentSchema:schema11.properties.authorizers,data:data29};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
for(const key12 in data29){
let data30 = data29[key12];
const _errs92 = errors;
let valid28 = true;
const _errs93 = errors;
if(errors === _errs93){
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
let missing2;
if((data30.userPools === undefined) && (missing2 = "userPools")){
const err100 = {};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
else {
const err101 = {};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
var _valid3 = _errs93 === errors;
errors = _errs92;
if(vErrors !== null){
if(_errs92){
vErrors.length = _errs92;
}
else {
vErrors = null;
}
}
let ifClause3;
if(_valid3){
const _errs95 = errors;
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
if(data30.userPools === undefined){
const err102 = {instancePath:instancePath+"/authorizers/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/authorizers/additionalProperties/then/required",keyword:"required",params:{missingProperty: "userPools"},message:"must have required property '"+"userPools"+"'",schema:schema11.properties.authorizers.additionalProperties.then.required,parentSchema:schema11.properties.authorizers.additionalProperties.then,data:data30};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
for(const key13 in data30){
if(!((key13 === "userPools") || (key13 === "identitySource"))){
const err103 = {instancePath:instancePath+"/authorizers/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/authorizers/additionalProperties/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.authorizers.additionalProperties.then,data:data30};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
if(data30.userPools !== undefined){
let data31 = data30.userPools;
if(Array.isArray(data31)){
if(data31.length < 1){
const err104 = {instancePath:instancePath+"/authorizers/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/userPools",schemaPath:"#/properties/authorizers/additionalProperties/then/properties/userPools/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema11.properties.authorizers.additionalProperties.then.properties.userPools,data:data31};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
const len4 = data31.length;
for(let i8=0; i8<len4; i8++){
let data32 = data31[i8];
if(typeof data32 === "string"){
if(!pattern13.test(data32)){
const err105 = {instancePath:instancePath+"/authorizers/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/userPools/" + i8,schemaPath:"#/properties/authorizers/additionalProperties/then/properties/userPools/items/pattern",keyword:"pattern",params:{pattern: "^arn:aws[a-z-]*:cognito-idp:[a-z0-9-]+:[0-9]{12}:userpool/[A-Za-z0-9-]+_[A-Za-z0-9]+$"},message:"must match pattern \""+"^arn:aws[a-z-]*:cognito-idp:[a-z0-9-]+:[0-9]{12}:userpool/[A-Za-z0-9-]+_[A-Za-z0-9]+$"+"\"",schema:"^arn:aws[a-z-]*:cognito-idp:[a-z0-9-]+:[0-9]{12}:userpool/[A-Za-z0-9-]+_[A-Za-z0-9]+$",parentSchema:schema11.properties.authorizers.additionalProperties.then.properties.userPools.items,data:data32};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
else {
const err106 = {instancePath:instancePath+"/authorizers/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/userPools/" + i8,schemaPath:"#/properties/authorizers/additionalProperties/then/properties/userPools/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.authorizers.additionalProperties.then.properties.userPools.items.type,parentSchema:schema11.properties.authorizers.additionalProperties.then.properties.userPools.items,data:data32};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
let i9 = data31.length;
let j4;
if(i9 > 1){
const indices4 = {};
for(;i9--;){
let item4 = data31[i9];
if(typeof item4 !== "string"){
continue;
}
if(typeof indices4[item4] == "number"){
j4 = indices4[item4];
const err107 = {instancePath:instancePath+"/authorizers/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/userPools",schemaPath:"#/properties/authorizers/additionalProperties/then/properties/userPools/uniqueItems",keyword:"uniqueItems",params:{i: i9, j: j4},message:"must NOT have duplicate items (items ## "+j4+" and "+i9+" are identical)",schema:true,parentSchema:schema11.properties.authorizers.additionalProperties.then.properties.userPools,data:data31};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
break;
}
indices4[item4] = i9;
}
}
}
else {
const err108 = {instancePath:instancePath+"/authorizers/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/userPools",schemaPath:"#/properties/authorizers/additionalProperties/then/properties/userPools/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.authorizers.additionalProperties.then.properties.userPools.type,parentSchema:schema11.properties.authorizers.additionalProperties.then.properties.userPools,data:data31};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
if(data30.identitySource !== undefined){
let data33 = data30.identitySource;
if(Array.isArray(data33)){
if(data33.length < 1){
const err109 = {instancePath:instancePath+"/authorizers/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/identitySource",schemaPath:"#/properties/authorizers/additionalProperties/then/properties/identitySource/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema11.properties.authorizers.additionalProperties.then.properties.identitySource,data:data33};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
const len5 = data33.length;
for(let i10=0; i10<len5; i10++){
let data34 = data33[i10];
if(typeof data34 === "string"){
if(!pattern14.test(data34)){
const err110 = {instancePath:instancePath+"/authorizers/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/identitySource/" + i10,schemaPath:"#/properties/authorizers/additionalProperties/then/properties/identitySource/items/pattern",keyword:"pattern",params:{pattern: "^method\\.request\\.(header|querystring)\\.[A-Za-z0-9._~-]+$"},message:"must match pattern \""+"^method\\.request\\.(header|querystring)\\.[A-Za-z0-9._~-]+$"+"\"",schema:"^method\\.request\\.(header|querystring)\\.[A-Za-z0-9._~-]+$",parentSchema:schema11.properties.authorizers.additionalProperties.then.properties.identitySource.items,data:data34};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
else {
const err111 = {instancePath:instancePath+"/authorizers/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/identitySource/" + i10,schemaPath:"#/properties/authorizers/additionalProperties/then/properties/identitySource/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.authorizers.additionalProperties.then.properties.identitySource.items.type,parentSchema:schema11.properties.authorizers.additionalProperties.then.properties.identitySource.items,data:data34};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
let i11 = data33.length;
let j5;
if(i11 > 1){
const indices5 = {};
for(;i11--;){
let item5 = data33[i11];
if(typeof item5 !== "string"){
continue;
}
if(typeof indices5[item5] == "number"){
j5 = indices5[item5];
const err112 = {instancePath:instancePath+"/authorizers/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/identitySource",schemaPath:"#/properties/authorizers/additionalProperties/then/properties/identitySource/uniqueItems",keyword:"uniqueItems",params:{i: i11, j: j5},message:"must NOT have duplicate items (items ## "+j5+" and "+i11+" are identical)",schema:true,parentSchema:schema11.properties.authorizers.additionalProperties.then.properties.identitySource,data:data33};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
break;
}
indices5[item5] = i11;
}
}
}
else {
const err113 = {instancePath:instancePath+"/authorizers/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/identitySource",schemaPath:"#/properties/authorizers/additionalProperties/then/properties/identitySource/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.authorizers.additionalProperties.then.properties.identitySource.type,parentSchema:schema11.properties.authorizers.additionalProperties.then.properties.identitySource,data:data33};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
}
else {
const err114 = {instancePath:instancePath+"/authorizers/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/authorizers/additionalProperties/then/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.authorizers.additionalProperties.then.type,parentSchema:schema11.properties.authorizers.additionalProperties.then,data:data30};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
var _valid3 = _errs95 === errors;
valid28 = _valid3;
ifClause3 = "then";
}
else {
const _errs106 = errors;
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
if(data30.lambda === undefined){
const err115 = {instancePath:instancePath+"/authorizers/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/authorizers/additionalProperties/else/required",keyword:"required",params:{missingProperty: "lambda"},message:"must have required property '"+"lambda"+"'",schema:schema11.properties.authorizers.additionalProperties.else.required,parentSchema:schema11.properties.authorizers.additionalProperties.else,data:data30};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
if(data30.kind === undefined){
const err116 = {instancePath:instancePath+"/authorizers/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/authorizers/additionalProperties/else/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema11.properties.authorizers.additionalProperties.else.required,parentSchema:schema11.properties.authorizers.additionalProperties.else,data:data30};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
for(const key14 in data30){
if(!(((((key14 === "lambda") || (key14 === "kind")) || (key14 === "identitySource")) || (key14 === "credentials")) || (key14 === "ttl"))){
const err117 = {instancePath:instancePath+"/authorizers/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/authorizers/additionalProperties/else/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.authorizers.additionalProperties.else,data:data30};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
if(data30.lambda !== undefined){
let data35 = data30.lambda;
if(typeof data35 === "string"){
if(!pattern15.test(data35)){
const err118 = {instancePath:instancePath+"/authorizers/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/lambda",schemaPath:"#/properties/authorizers/additionalProperties/else/properties/lambda/pattern",keyword:"pattern",params:{pattern: "^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]+(:[A-Za-z0-9$_-]+)?$"},message:"must match pattern \""+"^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]+(:[A-Za-z0-9$_-]+)?$"+"\"",schema:"^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]+(:[A-Za-z0-9$_-]+)?$",parentSchema:schema11.properties.authorizers.additionalProperties.else.properties.lambda,data:data35};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
else {
const err119 = {instancePath:instancePath+"/authorizers/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/lambda",schemaPath:"#/properties/authorizers/additionalProperties/else/properties/lambda/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.authorizers.additionalProperties.else.properties.lambda.type,parentSchema:schema11.properties.authorizers.additionalProperties.else.properties.lambda,data:data35};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
if(data30.kind !== undefined){
let data36 = data30.kind;
if(typeof data36 !== "string"){
const err120 = {instancePath:instancePath+"/authorizers/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/kind",schemaPath:"#/properties/authorizers/additionalProperties/else/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.authorizers.additionalProperties.else.properties.kind.type,parentSchema:schema11.properties.authorizers.additionalProperties.else.properties.kind,data:data36};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
if(!((data36 === "token") || (data36 === "request"))){
const err121 = {instancePath:instancePath+"/authorizers/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/kind",schemaPath:"#/properties/authorizers/additionalProperties/else/properties/kind/enum",keyword:"enum",params:{allowedValues: schema11.properties.authorizers.additionalProperties.else.properties.kind.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.authorizers.additionalProperties.else.properties.kind.enum,parentSchema:schema11.properties.authorizers.additionalProperties.else.properties.kind,data:data36};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
if(data30.identitySource !== undefined){
let data37 = data30.identitySource;
if(Array.isArray(data37)){
if(data37.length < 1){
const err122 = {instancePath:instancePath+"/authorizers/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/identitySource",schemaPath:"#/properties/authorizers/additionalProperties/else/properties/identitySource/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema11.properties.authorizers.additionalProperties.else.properties.identitySource,data:data37};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
const len6 = data37.length;
for(let i12=0; i12<len6; i12++){
let data38 = data37[i12];
if(typeof data38 === "string"){
if(!pattern14.test(data38)){
const err123 = {instancePath:instancePath+"/authorizers/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/identitySource/" + i12,schemaPath:"#/properties/authorizers/additionalProperties/else/properties/identitySource/items/pattern",keyword:"pattern",params:{pattern: "^method\\.request\\.(header|querystring)\\.[A-Za-z0-9._~-]+$"},message:"must match pattern \""+"^method\\.request\\.(header|querystring)\\.[A-Za-z0-9._~-]+$"+"\"",schema:"^method\\.request\\.(header|querystring)\\.[A-Za-z0-9._~-]+$",parentSchema:schema11.properties.authorizers.additionalProperties.else.properties.identitySource.items,data:data38};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
else {
const err124 = {instancePath:instancePath+"/authorizers/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/identitySource/" + i12,schemaPath:"#/properties/authorizers/additionalProperties/else/properties/identitySource/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.authorizers.additionalProperties.else.properties.identitySource.items.type,parentSchema:schema11.properties.authorizers.additionalProperties.else.properties.identitySource.items,data:data38};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
let i13 = data37.length;
let j6;
if(i13 > 1){
const indices6 = {};
for(;i13--;){
let item6 = data37[i13];
if(typeof item6 !== "string"){
continue;
}
if(typeof indices6[item6] == "number"){
j6 = indices6[item6];
const err125 = {instancePath:instancePath+"/authorizers/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/identitySource",schemaPath:"#/properties/authorizers/additionalProperties/else/properties/identitySource/uniqueItems",keyword:"uniqueItems",params:{i: i13, j: j6},message:"must NOT have duplicate items (items ## "+j6+" and "+i13+" are identical)",schema:true,parentSchema:schema11.properties.authorizers.additionalProperties.else.properties.identitySource,data:data37};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
break;
}
indices6[item6] = i13;
}
}
}
else {
const err126 = {instancePath:instancePath+"/authorizers/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/identitySource",schemaPath:"#/properties/authorizers/additionalProperties/else/properties/identitySource/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.authorizers.additionalProperties.else.properties.identitySource.type,parentSchema:schema11.properties.authorizers.additionalProperties.else.properties.identitySource,data:data37};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
if(data30.credentials !== undefined){
let data39 = data30.credentials;
if(typeof data39 === "string"){
if(!pattern17.test(data39)){
const err127 = {instancePath:instancePath+"/authorizers/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/credentials",schemaPath:"#/properties/authorizers/additionalProperties/else/properties/credentials/pattern",keyword:"pattern",params:{pattern: "^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$"},message:"must match pattern \""+"^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$"+"\"",schema:"^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$",parentSchema:schema11.properties.authorizers.additionalProperties.else.properties.credentials,data:data39};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
else {
const err128 = {instancePath:instancePath+"/authorizers/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/credentials",schemaPath:"#/properties/authorizers/additionalProperties/else/properties/credentials/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.authorizers.additionalProperties.else.properties.credentials.type,parentSchema:schema11.properties.authorizers.additionalProperties.else.properties.credentials,data:data39};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
if(data30.ttl !== undefined){
let data40 = data30.ttl;
if(typeof data40 === "string"){
if(!pattern18.test(data40)){
const err129 = {instancePath:instancePath+"/authorizers/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/ttl",schemaPath:"#/properties/authorizers/additionalProperties/else/properties/ttl/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,3}|[12][0-9]{3}|3[0-5][0-9]{2}|3600)s$"},message:"must match pattern \""+"^([0-9]{1,3}|[12][0-9]{3}|3[0-5][0-9]{2}|3600)s$"+"\"",schema:"^([0-9]{1,3}|[12][0-9]{3}|3[0-5][0-9]{2}|3600)s$",parentSchema:schema11.properties.authorizers.additionalProperties.else.properties.ttl,data:data40};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
else {
const err130 = {instancePath:instancePath+"/authorizers/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/ttl",schemaPath:"#/properties/authorizers/additionalProperties/else/properties/ttl/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.authorizers.additionalProperties.else.properties.ttl.type,parentSchema:schema11.properties.authorizers.additionalProperties.else.properties.ttl,data:data40};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
}
else {
const err131 = {instancePath:instancePath+"/authorizers/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/authorizers/additionalProperties/else/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.authorizers.additionalProperties.else.type,parentSchema:schema11.properties.authorizers.additionalProperties.else,data:data30};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
var _valid3 = _errs106 === errors;
valid28 = _valid3;
ifClause3 = "else";
}
if(!valid28){
const err132 = {instancePath:instancePath+"/authorizers/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/authorizers/additionalProperties/if",keyword:"if",params:{failingKeyword: ifClause3},message:"must match \""+ifClause3+"\" schema",schema:schema11.properties.authorizers.additionalProperties.if,parentSchema:schema11.properties.authorizers.additionalProperties,data:data30};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
}
else {
const err133 = {instancePath:instancePath+"/authorizers",schemaPath:"#/properties/authorizers/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.authorizers.type,parentSchema:schema11.properties.authorizers,data:data29};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
if(data.api !== undefined){
let data41 = data.api;
if(data41 && typeof data41 == "object" && !Array.isArray(data41)){
if(data41.stage === undefined){
const err134 = {instancePath:instancePath+"/api",schemaPath:"#/properties/api/required",keyword:"required",params:{missingProperty: "stage"},message:"must have required property '"+"stage"+"'",schema:schema11.properties.api.required,parentSchema:schema11.properties.api,data:data41};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
if(data41.routes === undefined){
const err135 = {instancePath:instancePath+"/api",schemaPath:"#/properties/api/required",keyword:"required",params:{missingProperty: "routes"},message:"must have required property '"+"routes"+"'",schema:schema11.properties.api.required,parentSchema:schema11.properties.api,data:data41};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
for(const key15 in data41){
if(!(((key15 === "stage") || (key15 === "description")) || (key15 === "routes"))){
const err136 = {instancePath:instancePath+"/api",schemaPath:"#/properties/api/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.api,data:data41};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
if(data41.stage !== undefined){
let data42 = data41.stage;
if(typeof data42 === "string"){
if(!pattern19.test(data42)){
const err137 = {instancePath:instancePath+"/api/stage",schemaPath:"#/properties/api/properties/stage/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]{1,128}$"},message:"must match pattern \""+"^[A-Za-z0-9_-]{1,128}$"+"\"",schema:"^[A-Za-z0-9_-]{1,128}$",parentSchema:schema11.properties.api.properties.stage,data:data42};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
else {
const err138 = {instancePath:instancePath+"/api/stage",schemaPath:"#/properties/api/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.api.properties.stage.type,parentSchema:schema11.properties.api.properties.stage,data:data42};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
if(data41.description !== undefined){
let data43 = data41.description;
if(typeof data43 !== "string"){
const err139 = {instancePath:instancePath+"/api/description",schemaPath:"#/properties/api/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.api.properties.description.type,parentSchema:schema11.properties.api.properties.description,data:data43};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
if(data41.routes !== undefined){
let data44 = data41.routes;
if(Array.isArray(data44)){
if(data44.length < 1){
const err140 = {instancePath:instancePath+"/api/routes",schemaPath:"#/properties/api/properties/routes/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema11.properties.api.properties.routes,data:data44};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
const len7 = data44.length;
for(let i14=0; i14<len7; i14++){
let data45 = data44[i14];
if(data45 && typeof data45 == "object" && !Array.isArray(data45)){
if(data45.path === undefined){
const err141 = {instancePath:instancePath+"/api/routes/" + i14,schemaPath:"#/properties/api/properties/routes/items/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'",schema:schema11.properties.api.properties.routes.items.required,parentSchema:schema11.properties.api.properties.routes.items,data:data45};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
if(data45.method === undefined){
const err142 = {instancePath:instancePath+"/api/routes/" + i14,schemaPath:"#/properties/api/properties/routes/items/required",keyword:"required",params:{missingProperty: "method"},message:"must have required property '"+"method"+"'",schema:schema11.properties.api.properties.routes.items.required,parentSchema:schema11.properties.api.properties.routes.items,data:data45};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
if(data45.to === undefined){
const err143 = {instancePath:instancePath+"/api/routes/" + i14,schemaPath:"#/properties/api/properties/routes/items/required",keyword:"required",params:{missingProperty: "to"},message:"must have required property '"+"to"+"'",schema:schema11.properties.api.properties.routes.items.required,parentSchema:schema11.properties.api.properties.routes.items,data:data45};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
if(data45.authorizationType === undefined){
const err144 = {instancePath:instancePath+"/api/routes/" + i14,schemaPath:"#/properties/api/properties/routes/items/required",keyword:"required",params:{missingProperty: "authorizationType"},message:"must have required property '"+"authorizationType"+"'",schema:schema11.properties.api.properties.routes.items.required,parentSchema:schema11.properties.api.properties.routes.items,data:data45};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
for(const key16 in data45){
if(!((((((key16 === "path") || (key16 === "method")) || (key16 === "to")) || (key16 === "authorizationType")) || (key16 === "authorizer")) || (key16 === "timeout"))){
const err145 = {instancePath:instancePath+"/api/routes/" + i14,schemaPath:"#/properties/api/properties/routes/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.api.properties.routes.items,data:data45};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
if(data45.path !== undefined){
let data46 = data45.path;
if(typeof data46 !== "string"){
const err146 = {instancePath:instancePath+"/api/routes/" + i14+"/path",schemaPath:"#/properties/api/properties/routes/items/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.api.properties.routes.items.properties.path.type,parentSchema:schema11.properties.api.properties.routes.items.properties.path,data:data46};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
if(data45.method !== undefined){
let data47 = data45.method;
if(typeof data47 !== "string"){
const err147 = {instancePath:instancePath+"/api/routes/" + i14+"/method",schemaPath:"#/properties/api/properties/routes/items/properties/method/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.api.properties.routes.items.properties.method.type,parentSchema:schema11.properties.api.properties.routes.items.properties.method,data:data47};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
if(!((((((((data47 === "GET") || (data47 === "POST")) || (data47 === "PUT")) || (data47 === "PATCH")) || (data47 === "DELETE")) || (data47 === "HEAD")) || (data47 === "OPTIONS")) || (data47 === "ANY"))){
const err148 = {instancePath:instancePath+"/api/routes/" + i14+"/method",schemaPath:"#/properties/api/properties/routes/items/properties/method/enum",keyword:"enum",params:{allowedValues: schema11.properties.api.properties.routes.items.properties.method.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.api.properties.routes.items.properties.method.enum,parentSchema:schema11.properties.api.properties.routes.items.properties.method,data:data47};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
if(data45.to !== undefined){
let data48 = data45.to;
if(typeof data48 !== "string"){
const err149 = {instancePath:instancePath+"/api/routes/" + i14+"/to",schemaPath:"#/properties/api/properties/routes/items/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.api.properties.routes.items.properties.to.type,parentSchema:schema11.properties.api.properties.routes.items.properties.to,data:data48};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
if(data45.authorizationType !== undefined){
let data49 = data45.authorizationType;
if(typeof data49 !== "string"){
const err150 = {instancePath:instancePath+"/api/routes/" + i14+"/authorizationType",schemaPath:"#/properties/api/properties/routes/items/properties/authorizationType/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.api.properties.routes.items.properties.authorizationType.type,parentSchema:schema11.properties.api.properties.routes.items.properties.authorizationType,data:data49};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
if(!((((data49 === "NONE") || (data49 === "AWS_IAM")) || (data49 === "CUSTOM")) || (data49 === "COGNITO_USER_POOLS"))){
const err151 = {instancePath:instancePath+"/api/routes/" + i14+"/authorizationType",schemaPath:"#/properties/api/properties/routes/items/properties/authorizationType/enum",keyword:"enum",params:{allowedValues: schema11.properties.api.properties.routes.items.properties.authorizationType.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.api.properties.routes.items.properties.authorizationType.enum,parentSchema:schema11.properties.api.properties.routes.items.properties.authorizationType,data:data49};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
if(data45.authorizer !== undefined){
let data50 = data45.authorizer;
if(typeof data50 !== "string"){
const err152 = {instancePath:instancePath+"/api/routes/" + i14+"/authorizer",schemaPath:"#/properties/api/properties/routes/items/properties/authorizer/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.api.properties.routes.items.properties.authorizer.type,parentSchema:schema11.properties.api.properties.routes.items.properties.authorizer,data:data50};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
}
if(data45.timeout !== undefined){
let data51 = data45.timeout;
if(typeof data51 === "string"){
if(!pattern20.test(data51)){
const err153 = {instancePath:instancePath+"/api/routes/" + i14+"/timeout",schemaPath:"#/properties/api/properties/routes/items/properties/timeout/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,6}(\\.[0-9]{1,3})?(s|ms)$"},message:"must match pattern \""+"^[0-9]{1,6}(\\.[0-9]{1,3})?(s|ms)$"+"\"",schema:"^[0-9]{1,6}(\\.[0-9]{1,3})?(s|ms)$",parentSchema:schema11.properties.api.properties.routes.items.properties.timeout,data:data51};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
else {
const err154 = {instancePath:instancePath+"/api/routes/" + i14+"/timeout",schemaPath:"#/properties/api/properties/routes/items/properties/timeout/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.api.properties.routes.items.properties.timeout.type,parentSchema:schema11.properties.api.properties.routes.items.properties.timeout,data:data51};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
}
else {
const err155 = {instancePath:instancePath+"/api/routes/" + i14,schemaPath:"#/properties/api/properties/routes/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.api.properties.routes.items.type,parentSchema:schema11.properties.api.properties.routes.items,data:data45};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
}
else {
const err156 = {instancePath:instancePath+"/api/routes",schemaPath:"#/properties/api/properties/routes/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.api.properties.routes.type,parentSchema:schema11.properties.api.properties.routes,data:data44};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
}
else {
const err157 = {instancePath:instancePath+"/api",schemaPath:"#/properties/api/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.api.type,parentSchema:schema11.properties.api,data:data41};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
if(data.access !== undefined){
let data52 = data.access;
if(Array.isArray(data52)){
if(data52.length < 1){
const err158 = {instancePath:instancePath+"/access",schemaPath:"#/properties/access/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema11.properties.access,data:data52};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
const len8 = data52.length;
for(let i15=0; i15<len8; i15++){
let data53 = data52[i15];
if(data53 && typeof data53 == "object" && !Array.isArray(data53)){
if(data53.endpoint === undefined){
const err159 = {instancePath:instancePath+"/access/" + i15,schemaPath:"#/properties/access/items/required",keyword:"required",params:{missingProperty: "endpoint"},message:"must have required property '"+"endpoint"+"'",schema:schema11.properties.access.items.required,parentSchema:schema11.properties.access.items,data:data53};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
for(const key17 in data53){
if(!(((key17 === "endpoint") || (key17 === "methods")) || (key17 === "paths"))){
const err160 = {instancePath:instancePath+"/access/" + i15,schemaPath:"#/properties/access/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.access.items,data:data53};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
}
if(data53.endpoint !== undefined){
let data54 = data53.endpoint;
if(typeof data54 !== "string"){
const err161 = {instancePath:instancePath+"/access/" + i15+"/endpoint",schemaPath:"#/properties/access/items/properties/endpoint/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.access.items.properties.endpoint.type,parentSchema:schema11.properties.access.items.properties.endpoint,data:data54};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
}
if(data53.methods !== undefined){
let data55 = data53.methods;
if(Array.isArray(data55)){
if(data55.length < 1){
const err162 = {instancePath:instancePath+"/access/" + i15+"/methods",schemaPath:"#/properties/access/items/properties/methods/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema11.properties.access.items.properties.methods,data:data55};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
const len9 = data55.length;
for(let i16=0; i16<len9; i16++){
let data56 = data55[i16];
if(typeof data56 !== "string"){
const err163 = {instancePath:instancePath+"/access/" + i15+"/methods/" + i16,schemaPath:"#/properties/access/items/properties/methods/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.access.items.properties.methods.items.type,parentSchema:schema11.properties.access.items.properties.methods.items,data:data56};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
if(!(((((((data56 === "GET") || (data56 === "POST")) || (data56 === "PUT")) || (data56 === "PATCH")) || (data56 === "DELETE")) || (data56 === "HEAD")) || (data56 === "OPTIONS"))){
const err164 = {instancePath:instancePath+"/access/" + i15+"/methods/" + i16,schemaPath:"#/properties/access/items/properties/methods/items/enum",keyword:"enum",params:{allowedValues: schema11.properties.access.items.properties.methods.items.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.access.items.properties.methods.items.enum,parentSchema:schema11.properties.access.items.properties.methods.items,data:data56};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
}
let i17 = data55.length;
let j7;
if(i17 > 1){
const indices7 = {};
for(;i17--;){
let item7 = data55[i17];
if(typeof item7 !== "string"){
continue;
}
if(typeof indices7[item7] == "number"){
j7 = indices7[item7];
const err165 = {instancePath:instancePath+"/access/" + i15+"/methods",schemaPath:"#/properties/access/items/properties/methods/uniqueItems",keyword:"uniqueItems",params:{i: i17, j: j7},message:"must NOT have duplicate items (items ## "+j7+" and "+i17+" are identical)",schema:true,parentSchema:schema11.properties.access.items.properties.methods,data:data55};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
break;
}
indices7[item7] = i17;
}
}
}
else {
const err166 = {instancePath:instancePath+"/access/" + i15+"/methods",schemaPath:"#/properties/access/items/properties/methods/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.access.items.properties.methods.type,parentSchema:schema11.properties.access.items.properties.methods,data:data55};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
}
if(data53.paths !== undefined){
let data57 = data53.paths;
if(Array.isArray(data57)){
if(data57.length < 1){
const err167 = {instancePath:instancePath+"/access/" + i15+"/paths",schemaPath:"#/properties/access/items/properties/paths/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema11.properties.access.items.properties.paths,data:data57};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
const len10 = data57.length;
for(let i18=0; i18<len10; i18++){
let data58 = data57[i18];
if(typeof data58 === "string"){
if(!pattern21.test(data58)){
const err168 = {instancePath:instancePath+"/access/" + i15+"/paths/" + i18,schemaPath:"#/properties/access/items/properties/paths/items/pattern",keyword:"pattern",params:{pattern: "^/[A-Za-z0-9._~:*{}+/-]*$"},message:"must match pattern \""+"^/[A-Za-z0-9._~:*{}+/-]*$"+"\"",schema:"^/[A-Za-z0-9._~:*{}+/-]*$",parentSchema:schema11.properties.access.items.properties.paths.items,data:data58};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
}
else {
const err169 = {instancePath:instancePath+"/access/" + i15+"/paths/" + i18,schemaPath:"#/properties/access/items/properties/paths/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.access.items.properties.paths.items.type,parentSchema:schema11.properties.access.items.properties.paths.items,data:data58};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
let i19 = data57.length;
let j8;
if(i19 > 1){
const indices8 = {};
for(;i19--;){
let item8 = data57[i19];
if(typeof item8 !== "string"){
continue;
}
if(typeof indices8[item8] == "number"){
j8 = indices8[item8];
const err170 = {instancePath:instancePath+"/access/" + i15+"/paths",schemaPath:"#/properties/access/items/properties/paths/uniqueItems",keyword:"uniqueItems",params:{i: i19, j: j8},message:"must NOT have duplicate items (items ## "+j8+" and "+i19+" are identical)",schema:true,parentSchema:schema11.properties.access.items.properties.paths,data:data57};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
break;
}
indices8[item8] = i19;
}
}
}
else {
const err171 = {instancePath:instancePath+"/access/" + i15+"/paths",schemaPath:"#/properties/access/items/properties/paths/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.access.items.properties.paths.type,parentSchema:schema11.properties.access.items.properties.paths,data:data57};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
}
}
else {
const err172 = {instancePath:instancePath+"/access/" + i15,schemaPath:"#/properties/access/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.access.items.type,parentSchema:schema11.properties.access.items,data:data53};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
}
}
else {
const err173 = {instancePath:instancePath+"/access",schemaPath:"#/properties/access/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.access.type,parentSchema:schema11.properties.access,data:data52};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
}
if(data.sandbox !== undefined){
let data59 = data.sandbox;
if(data59 && typeof data59 == "object" && !Array.isArray(data59)){
for(const key18 in data59){
if(!((key18 === "run") || (key18 === "authorizers"))){
const err174 = {instancePath:instancePath+"/sandbox",schemaPath:"#/properties/sandbox/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.sandbox,data:data59};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
}
if(data59.run !== undefined){
let data60 = data59.run;
if(data60 && typeof data60 == "object" && !Array.isArray(data60)){
for(const key19 in data60){
const _errs165 = errors;
if(typeof key19 === "string"){
if(!pattern0.test(key19)){
const err175 = {instancePath:instancePath+"/sandbox/run",schemaPath:"#/properties/sandbox/properties/run/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,23}$"},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,23}$"+"\"",schema:"^[a-z][a-z0-9-]{0,23}$",parentSchema:schema11.properties.sandbox.properties.run.propertyNames,data:key19,propertyName:key19};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
}
var valid54 = _errs165 === errors;
if(!valid54){
const err176 = {instancePath:instancePath+"/sandbox/run",schemaPath:"#/properties/sandbox/properties/run/propertyNames",keyword:"propertyNames",params:{propertyName: key19},message:"property name must be valid",schema:schema11.properties.sandbox.properties.run.propertyNames,parentSchema:schema11.properties.sandbox.properties.run,data:data60};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
}
for(const key20 in data60){
let data61 = data60[key20];
if(typeof data61 !== "string"){
const err177 = {instancePath:instancePath+"/sandbox/run/" + key20.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sandbox/properties/run/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.sandbox.properties.run.additionalProperties.type,parentSchema:schema11.properties.sandbox.properties.run.additionalProperties,data:data61};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
}
}
else {
const err178 = {instancePath:instancePath+"/sandbox/run",schemaPath:"#/properties/sandbox/properties/run/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.sandbox.properties.run.type,parentSchema:schema11.properties.sandbox.properties.run,data:data60};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
}
if(data59.authorizers !== undefined){
let data62 = data59.authorizers;
if(data62 && typeof data62 == "object" && !Array.isArray(data62)){
for(const key21 in data62){
let data63 = data62[key21];
if(data63 && typeof data63 == "object" && !Array.isArray(data63)){
for(const key22 in data63){
let data64 = data63[key22];
if((!(data64 && typeof data64 == "object" && !Array.isArray(data64))) && (typeof data64 !== "string")){
const err179 = {instancePath:instancePath+"/sandbox/authorizers/" + key21.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key22.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sandbox/properties/authorizers/additionalProperties/additionalProperties/type",keyword:"type",params:{type: schema11.properties.sandbox.properties.authorizers.additionalProperties.additionalProperties.type},message:"must be object,string",schema:schema11.properties.sandbox.properties.authorizers.additionalProperties.additionalProperties.type,parentSchema:schema11.properties.sandbox.properties.authorizers.additionalProperties.additionalProperties,data:data64};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
}
}
else {
const err180 = {instancePath:instancePath+"/sandbox/authorizers/" + key21.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sandbox/properties/authorizers/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.sandbox.properties.authorizers.additionalProperties.type,parentSchema:schema11.properties.sandbox.properties.authorizers.additionalProperties,data:data63};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
}
}
else {
const err181 = {instancePath:instancePath+"/sandbox/authorizers",schemaPath:"#/properties/sandbox/properties/authorizers/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.sandbox.properties.authorizers.type,parentSchema:schema11.properties.sandbox.properties.authorizers,data:data62};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
}
}
else {
const err182 = {instancePath:instancePath+"/sandbox",schemaPath:"#/properties/sandbox/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.sandbox.type,parentSchema:schema11.properties.sandbox,data:data59};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
}
}
else {
const err183 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.type,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}

