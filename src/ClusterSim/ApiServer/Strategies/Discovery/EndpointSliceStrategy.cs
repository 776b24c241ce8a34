using ClusterSim.Api.Discovery;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How EndpointSlices are written.</summary>
/// <remarks>Source: registry/discovery/endpointslice/strategy.go; discovery/v1/defaults.go (v1.36).</remarks>
internal sealed class EndpointSliceStrategy : ResourceStrategy<EndpointSlice>
{
    private const string ManagedByLabel = "endpointslice.kubernetes.io/managed-by";

    // Labels count too: they say which Service the slice belongs to.
    public override bool IsNewGeneration(ApiObject obj, ApiObject old) => base.IsNewGeneration(obj, old) || obj.Metadata.Labels != old.Metadata.Labels;

    protected override EndpointSlice Default(EndpointSlice obj) =>
        obj with { Ports = obj.Ports.Replace(port => port with { Name = port.Name ?? "", Protocol = port.Protocol ?? "TCP" }) };

    protected override EndpointSlice PrepareForCreate(EndpointSlice obj) => WithoutTopology(obj);

    protected override EndpointSlice PrepareForUpdate(EndpointSlice obj, EndpointSlice old) => obj.Endpoints == old.Endpoints ? obj : WithoutTopology(obj);

    protected override void Validate(EndpointSlice obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        EndpointSliceValidation.Validate(obj, errors);
    }

    protected override void ValidateUpdate(EndpointSlice obj, EndpointSlice old, FieldErrors errors)
    {
        Validate(obj, errors);
        errors.Unchanged(FieldPath.Root("addressType"), obj.AddressType, old.AddressType);
    }

    protected override IEnumerable<string> Warnings(EndpointSlice obj) =>
        (obj.AddressType == "FQDN" ? ["spec.addressType: FQDN endpoints are deprecated"] : (string[])[]).Concat(AddressWarnings(obj));

    protected override IEnumerable<string> WarningsOnUpdate(EndpointSlice obj, EndpointSlice old) => AddressWarnings(obj);

    // The v1 API has no topology to write to.
    private static EndpointSlice WithoutTopology(EndpointSlice obj) =>
        obj with { Endpoints = obj.Endpoints.Replace(endpoint => endpoint.DeprecatedTopology.Count == 0 ? endpoint : endpoint with { DeprecatedTopology = [] }) };

    // Kubernetes' own controllers write good addresses.
    private static IEnumerable<string> AddressWarnings(EndpointSlice obj) =>
        obj.Metadata.Labels.GetValueOrDefault(ManagedByLabel) is "endpointslice-controller.k8s.io" or "endpointslicemirroring-controller.k8s.io"
            ? []
            : obj.Endpoints.SelectMany((endpoint, i) => endpoint.Addresses.SelectMany((address, j) =>
                IpAddressSyntax.Warnings(address, FieldPath.Root("endpoints")[i]["addresses"][j])));
}
