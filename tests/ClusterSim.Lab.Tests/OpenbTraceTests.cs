using System.IO.Compression;

namespace ClusterSim.Lab.Tests;

/// <summary>Reading traces, and the orders in which their Pods come.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class OpenbTraceTests : IDisposable
{
    private const string NodesHeader = "name,cpu_milli,memory_mib,gpu_count,gpu_model\n";
    private const string PodsHeader = "name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,creation_time,deletion_time,scheduled_time\n";
    private const string Nodes = NodesHeader + "n0,8000,1024,2,T4\nn1,8000,1024,4,P100\nn2,8000,1024,0,\n";
    private const string Pods = PodsHeader + "p0,1000,512,1,500,T4|P100,5,20,10\np1,2000,512,0,0,,3,9,\np2,1000,512,2,1000,,3,8,4\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("clustersim-lab").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Makes_nodes_and_pods_of_rows()
    {
        var trace = Load(Nodes, Pods);

        ResourceAmounts.OfferedBy(trace.Nodes[1]).Should().Be(new ResourceAmounts(8000, 1L << 30, 4000));
        GpuLabels.ModelOn(trace.Nodes[1]).Should().Be("P100");
        ResourceAmounts.AskedBy(trace.Pods[0]).Should().Be(new ResourceAmounts(1000, 512L << 20, 500));
        GpuRequest.Of(trace.Pods[0]).Should().Be(new GpuRequest(1, 500, "T4|P100"));
    }

    [Test]
    public void Reads_what_is_packed_with_gzip()
    {
        using (var packed = new StreamWriter(new GZipStream(File.Create(Path.Combine(_folder, "openb_pods_x.csv.gz")), CompressionLevel.Fastest)))
            packed.Write(Pods);
        File.WriteAllText(Path.Combine(_folder, "openb_nodes_gpu.csv"), Nodes);

        OpenbTrace.Load(_folder, "x").Pods.Should().Equal(Load(Nodes, Pods).Pods);
    }

    [TestCase("p0,1000,512,1,500,,,,\np1,x,512,0,0,,,,\n", "openb_pods_x.csv:3: cpu_milli: 'x' is not a whole number")]
    [TestCase("p0,1000,512,1,1500,,,,\n", "openb_pods_x.csv:2: gpu_milli: 1500 is not from 1 to 1000")]
    [TestCase("p0,-1,512,1,500,,,,\n", "openb_pods_x.csv:2: cpu_milli: -1 is less than 0")]
    [TestCase("p0,1000,512,1\n", "openb_pods_x.csv:2: 4 fields in place of 9")]
    [TestCase(",1000,512,1,500,,,,\n", "openb_pods_x.csv:2: name: is empty")]
    [TestCase("p0,1000,512,1,500,,,,\np0,1000,512,1,500,,,,\n", "openb_pods_x.csv:3: name: p0 is there twice")]
    [TestCase("p0,1000,512,1,500,,soon,,\n", "openb_pods_x.csv:2: creation_time: 'soon' is not a whole number")]
    public void Says_where_a_row_cannot_be_read(string rows, string message)
    {
        var load = () => Load(Nodes, PodsHeader + rows);

        load.Should().Throw<FormatException>().WithMessage(message);
    }

    [Test]
    public void Says_which_column_is_missing()
    {
        var load = () => Load("name,cpu_milli\nn0,1\n", Pods);

        load.Should().Throw<FormatException>().WithMessage("openb_nodes_gpu.csv:1: the column memory_mib is missing");
    }

    [Test]
    public void Says_where_a_recorded_order_names_no_row()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "arrival"));
        File.WriteAllText(Path.Combine(_folder, "arrival", "x_seed5_pods.txt"), "0\n2\n");
        File.WriteAllText(Path.Combine(_folder, "arrival", "x_seed5_nodes.txt"), "0\n3\n1\n");

        var create = () => Load(Nodes, Pods).Shuffled().Create(5);

        create.Should().Throw<FormatException>().WithMessage("x_seed5_nodes.txt:2: '3' is not the index of a row, from 0 to 2");
    }

    [Test]
    public void Comes_in_a_recorded_order_where_there_is_one()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "arrival"));
        File.WriteAllText(Path.Combine(_folder, "arrival", "x_seed5_pods.txt"), "2\n0\n1\n0\n2\n");
        File.WriteAllText(Path.Combine(_folder, "arrival", "x_seed5_nodes.txt"), "2\n0\n1\n");

        var workload = Load(Nodes, Pods).Shuffled().Create(5);

        workload.Arrivals.Select(arrival => arrival.Pod.Metadata.Name).Should().Equal("p2", "p0", "p1", "p0-tuned-0", "p2-tuned-1");
        workload.Nodes.Select(node => node.Metadata.Name).Should().Equal("n2", "n0", "n1");
    }

    [Test]
    public void Comes_in_an_order_that_the_seed_shuffles_until_it_asks_for_the_ratio()
    {
        var source = Load(Nodes, Pods).Shuffled(ratio: 2);

        var workload = source.Create(7);

        workload.Arrivals.Should().Equal(source.Create(7).Arrivals).And.NotEqual(source.Create(8).Arrivals);
        workload.Arrivals.Take(3).Select(arrival => arrival.Pod.Metadata.Name).Should().BeEquivalentTo("p0", "p1", "p2");
        workload.Arrivals.Sum(arrival => GpuRequest.Of(arrival.Pod).TotalMilli).Should().BeInRange(11_001, 13_000);
    }

    [Test]
    public void Leaves_pods_out_when_they_ask_for_more_than_the_ratio()
    {
        var workload = Load(Nodes, Pods).Shuffled(ratio: 0.1).Create(7);

        workload.Arrivals.Sum(arrival => GpuRequest.Of(arrival.Pod).TotalMilli).Should().BeLessThanOrEqualTo(600);
        workload.TypicalPods.Shapes.Sum(shape => shape.Probability).Should().BeApproximately(1, 1e-12);
    }

    [Test]
    public void Comes_and_goes_at_the_times_of_the_trace()
    {
        var workload = Load(Nodes, Pods).Timed().Create(1);

        workload.Arrivals.Select(arrival => (arrival.Pod.Metadata.Name, arrival.At.TotalSeconds, arrival.Duration!.Value.TotalSeconds))
            .Should().Equal(("p1", 3, 6), ("p2", 3, 4), ("p0", 5, 10));
    }

    private OpenbTrace Load(string nodes, string pods)
    {
        File.WriteAllText(Path.Combine(_folder, "openb_nodes_gpu.csv"), nodes);
        File.WriteAllText(Path.Combine(_folder, "openb_pods_x.csv"), pods);
        return OpenbTrace.Load(_folder, "x");
    }
}
