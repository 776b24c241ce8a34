using ClusterSim.Api.ApiExtensions;

namespace ClusterSim.ApiServer.Strategies.ApiExtensions;

/// <summary>The specification as the server has it inside: what all versions have in common stands above them, and is validated there.</summary>
/// <remarks>Source: apiextensions/v1/conversion.go (v1.36).</remarks>
internal sealed class InternalDefinition
{
    public InternalDefinition(CustomResourceDefinitionSpec spec)
    {
        Spec = spec;
        Versions = spec.Versions;
        if (spec.Versions is not [var first, ..])
            return;
        var schemas = spec.Versions.All(version => version.Schema == first.Schema);
        var subresources = spec.Versions.All(version => version.Subresources == first.Subresources);
        var columns = spec.Versions.All(version => version.AdditionalPrinterColumns == first.AdditionalPrinterColumns);
        var fields = spec.Versions.All(version => version.SelectableFields == first.SelectableFields);
        Schema = schemas ? first.Schema : null;
        Subresources = subresources ? first.Subresources : null;
        Columns = columns ? first.AdditionalPrinterColumns : [];
        SelectableFields = fields ? first.SelectableFields : [];
        Versions = spec.Versions.Select(version => version with
        {
            Schema = schemas ? null : version.Schema,
            Subresources = subresources ? null : version.Subresources,
            AdditionalPrinterColumns = columns ? [] : version.AdditionalPrinterColumns,
            SelectableFields = fields ? [] : version.SelectableFields,
        }).ToValueList();
    }

    public CustomResourceDefinitionSpec Spec { get; }

    /// <summary>The versions with what is particular to each.</summary>
    public ValueList<CustomResourceDefinitionVersion> Versions { get; }

    public CustomResourceValidation? Schema { get; }

    public CustomResourceSubresources? Subresources { get; }

    public ValueList<CustomResourceColumnDefinition> Columns { get; } = [];

    public ValueList<SelectableField> SelectableFields { get; } = [];

    /// <summary>Whether <c>status</c> is a subresource of a version, or of any when none is named.</summary>
    public bool HasStatus(CustomResourceDefinitionVersion? version = null) => version is null
        ? Spec.Versions.Any(any => any.Subresources?.Status is not null)
        : (Versions.Any(any => any.Subresources is not null) ? version.Subresources : Subresources)?.Status is not null;
}
