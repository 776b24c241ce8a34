namespace ClusterSim.Lab.Tests;

public sealed class GpuRequestTests
{
    [Test]
    public void Is_read_from_annotations()
    {
        var pod = new Pod { Metadata = new() { Name = "p", Annotations = [new(GpuRequest.CountKey, "1"), new(GpuRequest.MilliKey, "460"), new(GpuRequest.ModelsKey, "T4|P100")] } };

        var request = GpuRequest.Of(pod);

        request.Should().Be(new GpuRequest(1, 460, "T4|P100"));
        request.IsSharing.Should().BeTrue();
        request.Accepts("P100").Should().BeTrue();
        request.Accepts("P10").Should().BeFalse();
        GpuRequest.Of(request.ToAnnotations()).Should().Be(request);
    }

    [Test]
    public void Is_for_none_without_annotations()
    {
        var request = GpuRequest.Of(new Pod());

        request.TotalMilli.Should().Be(0);
        request.ToAnnotations().Should().BeEmpty();
    }

    [TestCase("one", "1000", "The annotation clustersim.io/gpu-count is 'one', not a whole number from 0 to 2147483647.")]
    [TestCase("1", "1001", "The annotation clustersim.io/gpu-milli is '1001', not a whole number from 1 to 1000.")]
    public void Says_which_annotation_cannot_be_read(string count, string milli, string message)
    {
        var read = () => GpuRequest.Of(ValueMap.Of((GpuRequest.CountKey, count), (GpuRequest.MilliKey, milli)));

        read.Should().Throw<FormatException>().WithMessage(message);
    }
}
