// Loaded first into a utility process of the test shell: gives it the port to its parent that Electron gives.
const { EventEmitter } = require('node:events');

class ParentPort extends EventEmitter {
  postMessage(message) {
    process.send(message);
  }
}

const port = new ParentPort();
process.on('message', (data) => port.emit('message', { data, ports: [] }));
process.on('disconnect', () => process.exit(0));
process.parentPort = port;
process.type = 'utility';
