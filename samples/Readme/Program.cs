using ClusterSim;
using ClusterSim.Api.Core;
using ClusterSim.Client;

using var cluster = new Cluster(seed: 7);
cluster.ApplyText("""
    apiVersion: v1
    kind: ReplicationController
    metadata: {name: web}
    spec: {replicas: 3, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: nginx}]}}}
    """);
cluster.Settle();
cluster.Client.Watch<Event>(fromRevision: cluster.Api.Revision).Subscribe(change =>
    Console.WriteLine($"{cluster.Now:HH:mm:ss}  {change.Object.Reason,-20}  {change.Object.Message}"));
cluster.Machine("node-2").PowerOff();
cluster.Run(TimeSpan.FromMinutes(10));
