import { readFile } from 'node:fs/promises';
import { ConfigurationError } from './settings.js';

function requireUnique(kind, keys) {
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw new ConfigurationError(`people.json has ${kind} "${twice}" twice.`);
}

export async function loadPeople(file) {
  const { people, machines } = JSON.parse(await readFile(file, 'utf8'));
  requireUnique('sub', people.map((person) => person.sub));
  requireUnique('clientId', machines.map((machine) => machine.clientId));
  return {
    people,
    machines,
    person: (sub) => people.find((person) => person.sub === sub),
    machine: (clientId) => machines.find((machine) => machine.clientId === clientId),
  };
}
