namespace ClusterSim.Lab.Synthetic;

/// <summary>Reads fields, and says of what is wrong where it stands.</summary>
internal sealed class FieldReading(string source)
{
    public void Require(bool isTrue, string path, string message)
    {
        if (!isTrue)
            throw new InvalidDataException($"{source}: {path}: {message}");
    }

    public Distribution? Amount(JsonValue? value, string path) => Read(value, path, DistributionText.ReadAmount);

    public Distribution? Time(JsonValue? value, string path) => Read(value, path, DistributionText.ReadTime);

    private Distribution? Read(JsonValue? value, string path, Func<string, Distribution> read)
    {
        if (value is null or JsonNull)
            return null;
        Require(value is JsonString or JsonInteger or JsonFloat, path, "expected a number or a distribution");
        try
        {
            return read(value.ToString());
        }
        catch (FormatException broken)
        {
            throw new InvalidDataException($"{source}: {path}: {broken.Message}", broken);
        }
    }
}
