// Prints the messages of the service as the official package for Node has them: a line for each field.
// node descriptors.mjs FOLDER, where FOLDER holds node_modules.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = resolve(process.argv[2]);
const { ScalarType } = createRequire(join(folder, 'package.json'))('@bufbuild/protobuf');

function single(kind, type) {
  if (kind === 'scalar') return ScalarType[type].toLowerCase();
  return type.typeName;
}

function kindOf(field) {
  if (field.kind === 'map') {
    return `map<${single('scalar', field.K)},${single(field.V.kind, field.V.T)}>`;
  }
  return (field.repeated ? 'repeated:' : '') + single(field.kind, field.T);
}

function oneof(field) {
  if (field.opt) return 'optional';
  return field.oneof ? `oneof:${field.oneof.name}` : '-';
}

const generated = join(folder, 'node_modules', '@livekit', 'protocol', 'src', 'gen');
const exported = [];
for (const file of readdirSync(generated).filter((name) => name.endsWith('_pb.js'))) {
  exported.push(...Object.values(await import(pathToFileURL(join(generated, file)))));
}

const messages = exported.filter((type) => type?.typeName && type.fields);
for (const message of messages) {
  console.log('message', message.typeName);
  for (const field of message.fields.list()) {
    console.log('field', `${message.typeName}.${field.name}`, field.no, kindOf(field), oneof(field));
  }
}

// The runtime that the messages use knows the enums; the one that this script could load is another copy.
const { runtime } = messages[0];
for (const type of exported.filter((value) => typeof value === 'object')) {
  const described = runtime.getEnumType(type);
  for (const value of described.values) {
    console.log('value', described.typeName, value.no, value.name);
  }
}
