using System.Globalization;

namespace ClusterSim.Lab.Tests.Openb;

/// <summary>Fragmentation, and the typical Pods it is measured by, against the reference.</summary>
public sealed class FragmentationReferenceTests
{
    [Test]
    public void Takes_the_typical_pods_of_the_reference_to_the_last_digit()
    {
        var trace = OpenbTrace.Load(Published.FolderOrSkip(), "default");

        var shapes = TypicalPods.Of(trace.Pods).Shapes;

        shapes.Select(shape => string.Create(CultureInfo.InvariantCulture, $"{shape.MilliCpu},{shape.Gpus.MilliEach},{shape.Gpus.Count},{shape.Gpus.Models},{shape.Probability:R}"))
            .Should().Equal(Published.Rows("typical_pods_default.csv").Select(row =>
                string.Create(CultureInfo.InvariantCulture, $"{row.Text("cpu_milli")},{row.Text("gpu_milli")},{row.Text("num_gpu")},{row.Text("gpu_spec")},{double.Parse(row.Text("probability"), CultureInfo.InvariantCulture):R}")));
    }

    [Test]
    public void Divides_free_gpus_by_what_keeps_pods_from_them_as_the_reference_does()
    {
        var trace = OpenbTrace.Load(Published.FolderOrSkip(), "default");
        var fragmentation = new Fragmentation(TypicalPods.Of(trace.Pods));
        var rows = Published.Rows("frag_testvectors.csv");

        rows.Should().HaveCount(21);
        foreach (var row in rows)
        {
            int[] free = [.. row.Text("gpu_milli_free").Split('|').Select(int.Parse)];
            var classes = fragmentation.Classify(row.Whole("cpu_milli_free"), free, row.Text("gpu_model"));
            double[] actual = [classes.Fragmented, classes.LacksBoth, classes.LacksGpu, classes.Usable, classes.LacksCpu, classes.WantsNone, classes.WantsNoneLacksCpu, classes.OtherModel];
            string[] columns = ["F", "q1_lack_both", "q2_lack_gpu", "q3_satisfied", "q4_lack_cpu", "xl_cpu_pod_fits", "xr_cpu_pod_lacks_cpu", "no_access"];
            actual.Select(number => number.ToString("F6", CultureInfo.InvariantCulture)).Should().Equal(columns.Select(row.Text));
        }
    }
}
