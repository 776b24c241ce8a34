using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Simulation;
using ClusterSim.Storage;

namespace ClusterSim.Tests.Storage;

public sealed class ObjectStoreTests : StoreFixture
{
    [Test]
    public void Gives_every_write_the_next_revision_whatever_the_kind()
    {
        var pod = Create(Pod("a"));
        var node = Store.Create(Nodes, new Node { Metadata = new() { Name = "n" } });
        var changed = Update(pod with { Status = new() { Phase = "Running" } });
        var deleted = Store.Delete(Pods, Key("a"));

        new[] { pod, node, changed, deleted }.Select(obj => obj.Metadata.ResourceVersion).Should().Equal("2", "3", "4", "5");
        Store.Revision.Should().Be(5);
    }

    [Test]
    public void Keeps_the_very_instance_that_the_write_returned()
    {
        var pod = Create(Pod("a"));

        Store.Find(Pods, Key("a")).Should().BeSameAs(pod);
        Store.List<Pod>(Pods)[0].Should().BeSameAs(pod);
    }

    [Test]
    public void Lists_by_namespace_and_name_in_ordinal_order()
    {
        foreach (var (ns, name) in new[] { ("b", "x"), ("a", "b-1"), ("a", "b"), ("a-b", "a"), ("a", "B"), ("a", "a") })
            Create(Pod(name, @namespace: ns));

        Store.List(Pods).Select(pod => ObjectKey.Of(pod).ToString()).Should().Equal("a/B", "a/a", "a/b", "a/b-1", "a-b/a", "b/x");
        Store.List(Pods, "a").Select(pod => pod.Metadata.Name).Should().Equal("B", "a", "b", "b-1");
        Store.List(Pods, "none").Should().BeEmpty();
    }

    [Test]
    public void Lists_stay_as_they_were_while_the_store_goes_on()
    {
        for (var i = 0; i < 300; i++)
            Create(Pod($"pod-{i:000}"));
        var before = Store.List<Pod>(Pods);

        for (var i = 0; i < 300; i += 2)
            Store.Delete(Pods, Key($"pod-{i:000}"));
        for (var i = 1; i < 300; i += 2)
            Update(Pod($"pod-{i:000}", phase: "Running"));

        before.Should().HaveCount(300).And.OnlyContain(pod => pod.Status.Phase == null);
        before.Revision.Should().Be(301);
        Store.List<Pod>(Pods).Should().HaveCount(150).And.OnlyContain(pod => pod.Status.Phase == "Running");
    }

    [Test]
    public void Lists_can_be_read_in_pages()
    {
        for (var i = 0; i < 10; i++)
            Create(Pod($"pod-{i}"));
        var list = Store.List<Pod>(Pods, "default");

        var first = list.First(4);
        var rest = list.After(ObjectKey.Of(first[^1]));

        first.Select(pod => pod.Metadata.Name).Should().Equal("pod-0", "pod-1", "pod-2", "pod-3");
        rest.Select(pod => pod.Metadata.Name).Should().Equal("pod-4", "pod-5", "pod-6", "pod-7", "pod-8", "pod-9");
        list.After(Key("pod-4-and-a-half")).Should().HaveCount(5);
        list.After(Key("zzz")).Should().BeEmpty();
    }

    [Test]
    public void Refuses_a_write_that_expected_another_revision()
    {
        var pod = Create(Pod("a"));
        Update(pod with { Status = new() { Phase = "Running" } });

        var update = () => Store.Update(Pods, pod, expectedRevision: 2);
        var delete = () => Store.Delete(Pods, Key("a"), expectedRevision: 2);

        update.Should().Throw<RevisionConflictException>().Which.Actual.Should().Be(3);
        delete.Should().Throw<RevisionConflictException>();
        Store.Revision.Should().Be(3);
        Store.Update(Pods, pod, expectedRevision: 3).Metadata.ResourceVersion.Should().Be("4");
    }

    [Test]
    public void Stays_as_it_is_when_misused()
    {
        var pod = Create(Pod("a"));

        var createTwice = () => Store.Create(Pods, Pod("a"));
        var updateMissing = () => Store.Update(Pods, Pod("b"));
        var deleteMissing = () => Store.Delete(Pods, Key("b"));

        createTwice.Should().Throw<InvalidOperationException>();
        updateMissing.Should().Throw<InvalidOperationException>();
        deleteMissing.Should().Throw<InvalidOperationException>();
        Store.List(Pods).Should().Equal(pod);
        Store.Revision.Should().Be(2);
    }

    [Test]
    public async Task Answers_other_threads_with_consistent_lists_while_it_is_written_to()
    {
        const int Pairs = 200;
        for (var i = 0; i < Pairs; i++)
        {
            Create(Pod($"left-{i:000}", phase: "0"));
            Create(Pod($"right-{i:000}", phase: "0"));
        }
        using var stop = new CancellationTokenSource();
        var reads = 0;
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                var list = Store.List<Pod>(Pods);
                var phases = list.ToDictionary(pod => pod.Metadata.Name!, pod => int.Parse(pod.Status.Phase!));
                var torn = Enumerable.Range(0, Pairs).Count(i => phases[$"left-{i:000}"] - phases[$"right-{i:000}"] is not (0 or 1));
                var newest = list.Max(pod => long.Parse(pod.Metadata.ResourceVersion!));
                torn.Should().Be(0);
                newest.Should().Be(list.Revision);
                Store.Find<Pod>(Pods, Key("left-007"))!.Metadata.Name.Should().Be("left-007");
                Interlocked.Increment(ref reads);
            }
        })).ToList();

        for (var round = 1; Volatile.Read(ref reads) < 20 || round < 200; round++)
        {
            Loop.Invoke(() =>
            {
                var i = round * 7 % Pairs;
                var left = Store.Find<Pod>(Pods, Key($"left-{i:000}"))!;
                var next = (int.Parse(left.Status.Phase!) + 1).ToString();
                Update(left with { Status = new() { Phase = next } });
                Update(Pod($"right-{i:000}", phase: next));
            });
        }
        stop.Cancel();

        await FluentActions.Awaiting(() => Task.WhenAll(readers)).Should().NotThrowAsync();
    }
}
