"""What a program in Python does with a cluster. Every line it prints is compared with expected-python.txt."""
import sys
import time

from kubernetes import client, config, watch
from kubernetes.stream import stream

NAMESPACE = "python"
config.load_kube_config(sys.argv[1])
core = client.CoreV1Api()
apps = client.AppsV1Api()

print("nodes:", *[node.metadata.name for node in core.list_node().items])
print("version:", client.VersionApi().get_code().git_version)
core.create_namespace(client.V1Namespace(metadata=client.V1ObjectMeta(name=NAMESPACE)))

core.create_namespaced_config_map(NAMESPACE, client.V1ConfigMap(metadata=client.V1ObjectMeta(name="greeting"), data={"text": "hello"}))
core.patch_namespaced_config_map("greeting", NAMESPACE, {"data": {"more": "words"}})
print("data:", sorted(core.read_namespaced_config_map("greeting", NAMESPACE).data.items()))

container = client.V1Container(name="kubia", image="luksa/kubia", ports=[client.V1ContainerPort(container_port=8080)])
template = client.V1PodTemplateSpec(metadata=client.V1ObjectMeta(labels={"app": "kubia"}), spec=client.V1PodSpec(containers=[container]))
spec = client.V1DeploymentSpec(replicas=2, selector=client.V1LabelSelector(match_labels={"app": "kubia"}), template=template)
apps.create_namespaced_deployment(NAMESPACE, client.V1Deployment(metadata=client.V1ObjectMeta(name="kubia"), spec=spec))
for event in watch.Watch().stream(apps.list_namespaced_deployment, NAMESPACE, timeout_seconds=60):
    if event["object"].status.ready_replicas == 2:
        break
pods = core.list_namespaced_pod(NAMESPACE, label_selector="app=kubia").items
print("pods:", *[pod.status.phase for pod in pods])
pod = pods[0].metadata.name

print("log:", core.read_namespaced_pod_log(pod, NAMESPACE).strip())
answer = stream(core.connect_get_namespaced_pod_exec, pod, NAMESPACE, command=["sh", "-c", "echo hello from $(hostname)"], stderr=True, stdin=False, stdout=True, tty=False)
print("exec:", answer.strip().replace(pod, "POD"))

try:
    core.read_namespaced_pod("missing", NAMESPACE)
except client.ApiException as error:
    print("missing:", error.status, error.reason)
