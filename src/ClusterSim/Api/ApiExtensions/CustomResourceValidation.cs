namespace ClusterSim.Api.ApiExtensions;

/// <summary>Holds the schema of a version.</summary>
public sealed record CustomResourceValidation : ApiRecord
{
    /// <summary>The schema; it must be structural.</summary>
    public JSONSchemaProps? OpenAPIV3Schema { get; init; }
}
