// Runs a service's own program with a command (resync, redrive) and with the settings that it has in the running platform.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const [runFile, verb, deployment, service] = process.argv.slice(2);
const { programs } = JSON.parse(readFileSync(runFile, 'utf8'));

const services = Object.entries(programs)
  .map(([name, program]) => ({ name, program, ...program.environment }))
  .filter(({ name, Ksf__Deployment: of }) => of !== undefined && !name.endsWith('-migrations'))
  .map(({ name, program, Ksf__Deployment: of }) => ({ name, program, of, service: name.slice(of.length + 1) }));

const chosen = services
  .filter((one) => deployment === '*' || one.of === deployment)
  .filter((one) => service === '*' || one.service === service);

if (chosen.length === 0) {
  console.error(`No such service runs. Running: ${services.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

let failed = 0;
for (const { name, program } of chosen) {
  // What the program listens on is the running one's; this one answers nobody.
  const { ASPNETCORE_URLS, ...environment } = program.environment;
  const { status } = spawnSync(program.command, [...program.args, verb], {
    cwd: program.directory,
    env: { ...process.env, ...environment },
    stdio: 'inherit',
  });
  console.log(`${name}: ${status === 0 ? 'done' : `failed with code ${status}`}`);
  failed += status === 0 ? 0 : 1;
}
process.exit(failed === 0 ? 0 : 1);
