using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.ApiServer;
using ClusterSim.ApiServer.Requests;

namespace ClusterSim.Tests.ApiServer.Requests;

public sealed class AcceptHeaderTests
{
    private const string NotRoutable = "406: Not Acceptable\n\nAvailable representations: application/json, application/yaml, application/vnd.kubernetes.protobuf";
    private const string NotOffered = "only the following media types are accepted: application/json, application/yaml, application/vnd.kubernetes.protobuf";

    [TestCase(null, "Json Objects")]
    [TestCase("*/*", "Json Objects")]
    [TestCase("application/json, */*", "Json Objects")]
    [TestCase("application/yaml", "Yaml Objects")]
    [TestCase("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "Json Objects")]
    [TestCase("application/json;q=0.5,application/yaml", "Yaml Objects")]
    [TestCase("application/*;q=0.9, application/yaml;q=0.9", "Yaml Objects")]
    [TestCase("application/vnd.kubernetes.protobuf,application/json", "Protobuf Objects")]
    [TestCase("application/json;stream=watch", "Json Objects")]
    [TestCase("application/json;as=Table;v=v1;g=meta.k8s.io", "Json Table")]
    [TestCase("application/yaml;as=Table;v=v1;g=meta.k8s.io", "Yaml Table")]
    [TestCase("application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json", "Json Table")]
    [TestCase("application/json;as=Table;v=v2;g=meta.k8s.io,application/json", "Json Objects")]
    [TestCase("application/json;as=Table,application/yaml", "Yaml Objects")]
    [TestCase("application/vnd.kubernetes.protobuf;as=Table;v=v1;g=meta.k8s.io,application/json", "Json Objects")]
    [TestCase("application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io", "Json Metadata")]
    [TestCase("application/vnd.kubernetes.protobuf;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io", "Protobuf MetadataList")]
    [TestCase("application/json;as=Odd;v=v1;g=meta.k8s.io,*/*", "Json Objects")]
    public void Names_the_form_that_is_wanted_most(string? header, string form)
    {
        var chosen = Choose(header);

        $"{chosen.Encoding} {chosen.Content}".Should().Be(form);
    }

    [TestCase("text/plain", NotRoutable)]
    [TestCase("application/*", NotRoutable)]
    [TestCase("application/json;as=Odd;v=v1;g=meta.k8s.io", NotOffered)]
    [TestCase("application/json;as=Table;v=v9;g=meta.k8s.io", NotOffered)]
    [TestCase("application/json;stream=other", NotOffered)]
    [TestCase("application/yaml;stream=watch", NotOffered)]
    public void Can_ask_for_what_is_not_there(string header, string message) => FluentActions.Invoking(() => Choose(header)).Should().Throw<ApiException>().WithMessage(message);

    [Test]
    public void Falls_back_where_there_is_no_table() =>
        AcceptHeader.Choose("application/json;as=Table;v=v1;g=meta.k8s.io,application/yaml", ResourceType.From(typeof(Binding)), canWatch: false, hasTable: false)
            .Should().Be(new ResponseForm(ResponseEncoding.Yaml, ResponseContent.Objects));

    [TestCase("application/yaml", ResponseEncoding.Yaml)]
    [TestCase("application/json;as=Table;v=v1;g=meta.k8s.io", ResponseEncoding.Json)]
    [TestCase("application/json;as=Table;v=v1;g=meta.k8s.io,application/yaml", ResponseEncoding.Yaml)]
    [TestCase(null, ResponseEncoding.Json)]
    public void Decides_how_refusals_are_written(string? header, object encoding) => AcceptHeader.ForStatus(header).Encoding.Should().Be((ResponseEncoding)encoding);

    private static ResponseForm Choose(string? header) => AcceptHeader.Choose(header, ResourceType.From(typeof(Pod)), canWatch: false, hasTable: true);
}
