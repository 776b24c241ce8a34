using System.Text;
using ClusterSim.Api.Coordination;
using ClusterSim.Client;
using ClusterSim.Nodes;

namespace ClusterSim.Tests.Nodes;

public static class HeartbeatTests
{
    public sealed class Written : NodeFixture
    {
        protected override KubeletOptions KubeletOptions => new() { Heartbeats = HeartbeatMode.Written };

        [Test]
        public void Renews_the_lease_every_ten_seconds()
        {
            Machines.Add("node-a");
            Run(35);

            var lease = Client.Get<Lease>("kube-node-lease", "node-a");
            ((DateTimeOffset)lease.Spec.RenewTime!).Should().Be(Loop.Now - TimeSpan.FromSeconds(5));
            lease.Spec.Should().BeEquivalentTo(new { HolderIdentity = "node-a", LeaseDurationSeconds = 40 });
            lease.Metadata.OwnerReferences[0].Should().BeEquivalentTo(new { Kind = "Node", Name = "node-a", Uid = GetNode("node-a").Metadata.Uid });
        }

        [Test]
        public void Writes_the_node_status_every_five_minutes()
        {
            Machines.Add("node-a");
            Run(601);

            ((DateTimeOffset)GetNode("node-a").Status.Conditions[3].LastHeartbeatTime!).Should().Be(Loop.Now - TimeSpan.FromSeconds(1));
            ((DateTimeOffset)GetNode("node-a").Status.Conditions[3].LastTransitionTime!).Should().Be(Loop.Now - TimeSpan.FromSeconds(601));
        }

        [Test]
        public void Creates_a_lease_that_was_deleted_anew()
        {
            Machines.Add("node-a");
            Run(5);
            Client.Delete(Client.Get<Lease>("kube-node-lease", "node-a"));
            Run(6);

            Client.Find<Lease>("kube-node-lease", "node-a").Should().NotBeNull();
        }

        [Test]
        public void Stops_when_the_machine_loses_power()
        {
            Machines.Add("node-a");
            Run(15);
            Machines["node-a"].PowerOff();
            Run(100);

            ((DateTimeOffset)Client.Get<Lease>("kube-node-lease", "node-a").Spec.RenewTime!).Should().Be(Loop.Now - TimeSpan.FromSeconds(105));
        }
    }

    public sealed class Computed : NodeFixture
    {
        [Test]
        public void Costs_no_writes()
        {
            Machines.Add("node-a");
            Run(60);
            var revision = Server.Revision;
            Run(1800);

            Server.Revision.Should().Be(revision);
        }

        [Test]
        public void Tells_the_last_renewal_from_the_time_alone()
        {
            Machines.Add("node-a");
            Run(47);

            Heartbeats.LastRenewal("node-a").Should().Be(Loop.Now - TimeSpan.FromSeconds(7));
            Heartbeats.FindLease("node-a")!.Spec.Should().BeEquivalentTo(new { HolderIdentity = "node-a", LeaseDurationSeconds = 40 });
        }

        [Test]
        public void Stands_still_when_the_machine_loses_power_and_says_so()
        {
            List<string> changes = [];
            Machines.Add("node-a");
            Heartbeats.Changed += changes.Add;
            Run(47);
            Machines["node-a"].PowerOff();
            Run(100);

            changes.Should().Equal("node-a");
            Heartbeats.IsBeating("node-a").Should().BeFalse();
            Heartbeats.LastRenewal("node-a").Should().Be(Loop.Now - TimeSpan.FromSeconds(107));
        }

        [Test]
        public void Shows_leases_to_those_who_read_them()
        {
            Machines.Add("node-a");
            Machines.Add("node-b");
            Run(12);

            Client.Get<Lease>("kube-node-lease", "node-a").Spec.RenewTime.Should().NotBeNull();
            Client.List<Lease>("kube-node-lease").Select(lease => lease.Metadata.Name).Should().Equal("node-a", "node-b");
            Ask("/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/node-a").Should().Contain("\"renewTime\":\"2026-01-01T00:00:10.000000Z\"");
            Ask("/apis/coordination.k8s.io/v1/leases").Should().ContainAll("node-a", "node-b");
        }

        private string Ask(string path) => Encoding.UTF8.GetString(Server.Handle(new() { Method = "GET", Target = path, Caller = new("test") }).Body.Span);
    }
}
