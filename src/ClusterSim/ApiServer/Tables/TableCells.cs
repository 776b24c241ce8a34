using System.Globalization;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Tables;

/// <summary>Writes the cells of a row, one after the other.</summary>
/// <param name="writer">Where they go.</param>
/// <param name="now">The cluster's time, from which ages are reckoned.</param>
internal sealed class TableCells(JsonWriter writer, DateTimeOffset now)
{
    /// <summary>A text; null is the empty one.</summary>
    public TableCells Text(string? text)
    {
        writer.WriteString(text);
        return this;
    }

    /// <summary>A text, or a stand-in for the missing or empty one.</summary>
    public TableCells TextOr(string? text, string standIn) => Text(string.IsNullOrEmpty(text) ? standIn : text);

    public TableCells Number(long number)
    {
        writer.WriteInteger(number);
        return this;
    }

    public TableCells Flag(bool value)
    {
        writer.WriteBool(value);
        return this;
    }

    /// <summary>Whatever a custom resource holds.</summary>
    public TableCells Value(JsonValue value)
    {
        writer.WriteValue(value);
        return this;
    }

    /// <summary>So many of so many.</summary>
    public TableCells Share(int part, int whole) => Text(string.Create(CultureInfo.InvariantCulture, $"{part}/{whole}"));

    /// <summary>How long ago the object was created.</summary>
    public TableCells Age(ApiObject obj) => Text(Since(obj.Metadata.CreationTimestamp));

    /// <summary>How long ago something was.</summary>
    public string Since(Time? time) => time is { } then ? HumanDuration.Of(now - (DateTimeOffset)then) : CellText.Unknown;

    /// <inheritdoc cref="Since(Time?)"/>
    public string Since(MicroTime? time) => time is { } then ? HumanDuration.Of(now - (DateTimeOffset)then) : CellText.Unknown;

    /// <summary>The containers of a template and their images, a cell each.</summary>
    public TableCells Containers(PodSpec spec) => Text(string.Join(',', spec.Containers.Select(container => container.Name)))
        .Text(string.Join(',', spec.Containers.Select(container => container.Image)));
}
