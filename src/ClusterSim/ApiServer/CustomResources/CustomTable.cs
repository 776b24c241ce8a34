using System.Globalization;
using ClusterSim.Api.ApiExtensions;
using ClusterSim.ApiServer.Patches;
using ClusterSim.ApiServer.Tables;
using ClusterSim.Serialization.JsonPaths;

namespace ClusterSim.ApiServer.CustomResources;

/// <summary>The table of a custom kind: the name, and the columns that its definition names, or the age.</summary>
/// <remarks>Source: apiextensions registry/customresource/tableconvertor/tableconvertor.go (v1.36).</remarks>
internal sealed class CustomTable : TableLayout
{
    private static readonly CustomResourceColumnDefinition Age = new() { Name = "Age", Type = "date", Description = TableColumn.CreationTime, JsonPath = ".metadata.creationTimestamp" };

    private readonly IReadOnlyList<(string Type, JsonPath? Path)> _cells;

    public CustomTable(ValueList<CustomResourceColumnDefinition> columns)
    {
        if (columns.Count == 0)
            columns = [Age];
        Columns = [TableColumn.ObjectName, .. columns.Select(ColumnOf)];
        _cells = [.. columns.Select(column => (column.Type, JsonPath.TryParse(column.JsonPath, out var path, out _) ? path : null))];
    }

    public override IReadOnlyList<TableColumn> Columns { get; }

    public override void Print(ApiObject obj, TableCells cells)
    {
        cells.Text(obj.Metadata.Name);
        var json = CustomObjects.ToJson(obj);
        foreach (var (type, path) in _cells)
            cells.Value(path?.Find(json) is [var value, ..] ? CellOf(type, value, cells) : JsonValue.Null);
    }

    private static TableColumn ColumnOf(CustomResourceColumnDefinition column) => new(
        column.Name,
        column.Type,
        string.IsNullOrEmpty(column.Description) ? "Custom resource definition column (in JSONPath format): " + column.JsonPath : column.Description,
        column.Format ?? "",
        column.Priority);

    private static JsonValue CellOf(string type, JsonValue value, TableCells cells) => (type, value) switch
    {
        ("string", JsonNull) => JsonValue.Null,
        ("string", _) => GoValue.Text(value),
        ("integer", JsonFloat number) => (long)number.Value,
        ("integer" or "number", JsonInteger) or ("number", JsonFloat) or ("boolean", JsonBool) => value,
        ("date", JsonString text) => DateTimeOffset.TryParse(text.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? cells.Since((Time)time) : "<invalid>",
        _ => JsonValue.Null,
    };
}
