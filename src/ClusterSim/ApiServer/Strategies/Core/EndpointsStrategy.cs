using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How Endpoints are written.</summary>
/// <remarks>
/// <para>Source: registry/core/endpoint/strategy.go; core/validation/validation.go, ValidateEndpoints (v1.36).</para>
/// <para>Differs from Kubernetes: subsets stay as they are written, instead of being regrouped by port and ordered by a hash.</para>
/// </remarks>
internal sealed class EndpointsStrategy : ResourceStrategy<Endpoints>
{
    public override bool HasGeneration => false;

    protected override Endpoints Default(Endpoints obj) => obj with
    {
        Subsets = obj.Subsets.Replace(subset => subset with
        {
            Ports = subset.Ports.Replace(port => string.IsNullOrEmpty(port.Protocol) ? port with { Protocol = "TCP" } : port),
        }),
    };

    protected override void Validate(Endpoints obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        EndpointSubsetValidation.Validate(obj.Subsets, [], FieldPath.Root("subsets"), errors);
    }

    // Subsets that nobody touched were valid for an older server.
    protected override void ValidateUpdate(Endpoints obj, Endpoints old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        ValidateMetadata(obj, errors);
        if (obj.Subsets != old.Subsets)
            EndpointSubsetValidation.Validate(obj.Subsets, old.Subsets, FieldPath.Root("subsets"), errors);
    }

    protected override IEnumerable<string> Warnings(Endpoints obj) => obj.Subsets.SelectMany((subset, i) =>
        subset.Addresses.SelectMany((address, j) => IpAddressSyntax.Warnings(address.Ip, FieldPath.Root("subsets")[i]["addresses"][j]["ip"]))
            .Concat(subset.NotReadyAddresses.SelectMany((address, j) => IpAddressSyntax.Warnings(address.Ip, FieldPath.Root("subsets")[i]["notReadyAddresses"][j]["ip"]))));
}
