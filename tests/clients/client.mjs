// What a program in JavaScript does with a cluster. Every line it prints is compared with expected-node.txt.
import * as k8s from '@kubernetes/client-node';
import { PassThrough } from 'node:stream';
import net from 'node:net';
import http from 'node:http';

const namespace = 'javascript';
const config = new k8s.KubeConfig();
config.loadFromFile(process.argv[2]);
const core = config.makeApiClient(k8s.CoreV1Api);
const apps = config.makeApiClient(k8s.AppsV1Api);
const until = async condition => { while (!await condition()) await new Promise(resolve => setTimeout(resolve, 50)); };

console.log('nodes:', (await core.listNode()).items.map(node => node.metadata.name).join(' '));
console.log('version:', (await config.makeApiClient(k8s.VersionApi).getCode()).gitVersion);
await core.createNamespace({ body: { metadata: { name: namespace } } });

const events = [];
const watch = await new k8s.Watch(config).watch(`/api/v1/namespaces/${namespace}/configmaps`, {}, (type, map) => {
  if (map.metadata.name === 'greeting') events.push(type);
}, () => {});
await core.createNamespacedConfigMap({ namespace, body: { metadata: { name: 'greeting' }, data: { text: 'hello' } } });
await core.patchNamespacedConfigMap({ namespace, name: 'greeting', body: [{ op: 'replace', path: '/data/text', value: 'bye' }] });
await core.deleteNamespacedConfigMap({ namespace, name: 'greeting' });
await until(() => events.length === 3);
watch.abort();
console.log('events:', events.join(' '));

await apps.createNamespacedDeployment({ namespace, body: {
  metadata: { name: 'kubia' },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: 'kubia' } },
    template: { metadata: { labels: { app: 'kubia' } }, spec: { containers: [{ name: 'kubia', image: 'luksa/kubia', ports: [{ containerPort: 8080 }] }] } },
  },
} });
await until(async () => (await apps.readNamespacedDeployment({ namespace, name: 'kubia' })).status.readyReplicas === 2);
const pods = (await core.listNamespacedPod({ namespace, labelSelector: 'app=kubia' })).items;
console.log('pods:', pods.map(pod => pod.status.phase).join(' '));
const pod = pods[0].metadata.name;

console.log('log:', (await core.readNamespacedPodLog({ namespace, name: pod })).trim());

const output = new PassThrough();
let printed = '';
output.on('data', data => printed += data);
const status = await new Promise((resolve, reject) =>
  new k8s.Exec(config).exec(namespace, pod, 'kubia', ['sh', '-c', 'echo $0 from $(hostname); exit 3'], output, null, null, false, resolve).catch(reject));
console.log('exec:', printed.trim().replace(pod, 'POD'), status.status, status.details.causes[0].message);

const forward = new k8s.PortForward(config);
const server = net.createServer(socket => forward.portForward(namespace, pod, [8080], socket, null, socket));
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
const answer = await new Promise((resolve, reject) => http.get({ port: server.address().port, host: '127.0.0.1' }, response => {
  let text = '';
  response.on('data', data => text += data);
  response.on('end', () => resolve(text));
}).on('error', reject));
console.log('forwarded:', answer.trim().replace(pod, 'POD'));

try {
  await core.readNamespacedPod({ namespace, name: 'missing' });
} catch (error) {
  console.log('missing:', error.code, JSON.parse(error.body).message);
}
process.exit(0);
