using ClusterSim.Simulation;

namespace ClusterSim.Lab.Synthetic;

/// <summary>What distributions say of resources, as quantities that people would write.</summary>
internal sealed class ResourceFigures
{
    private const decimal Mebibyte = 1 << 20;

    private readonly (string Resource, Distribution Amount)[] _amounts;

    public ResourceFigures(ValueMap<JsonValue> amounts, string path, FieldReading fields)
    {
        foreach (var (resource, value) in amounts)
            fields.Require(value is not JsonNull, $"{path}[{resource}]", "expected a number or a distribution");
        _amounts = [.. amounts.Select(entry => (entry.Key, fields.Amount(entry.Value, $"{path}[{entry.Key}]")!))];
    }

    /// <summary>A stream for each resource.</summary>
    public RandomStream[] Streams(ulong seed, string name) => [.. _amounts.Select(amount => new RandomStream(seed, $"{name}/{amount.Resource}"))];

    /// <summary>Draws an amount of each resource; what would be negative is nothing.</summary>
    public ValueMap<Quantity> Next(RandomStream[] streams) =>
        ValueMap.Of(_amounts.Select((amount, index) => KeyValuePair.Create(amount.Resource, Rounded(amount.Resource, amount.Amount.Next(streams[index])))));

    private static Quantity Rounded(string resource, double amount)
    {
        var value = (decimal)Math.Clamp(amount, 0, 1e18);
        if (resource == "cpu")
            return Quantity.FromMilli((long)Math.Round(value * 1000));
        return resource is "memory" or "ephemeral-storage" || resource.StartsWith("hugepages-", StringComparison.Ordinal)
            ? Quantity.FromBytes((long)(value >= Mebibyte ? Math.Round(value / Mebibyte) * Mebibyte : Math.Round(value)))
            : new Quantity(Math.Round(value));
    }
}
