// Begins every line on the console with its time, in the form that the services' lines have. Imported first: oidc-provider warns while it is loaded.
for (const [method, level] of [['log', 'info'], ['info', 'info'], ['warn', 'warn'], ['error', 'fail']]) {
  const write = console[method].bind(console);
  console[method] = (first, ...rest) => write(`${new Date().toISOString()} ${level}: ${first}`, ...rest);
}
