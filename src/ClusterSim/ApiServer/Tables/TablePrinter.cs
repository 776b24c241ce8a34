using System.Collections.Concurrent;
using ClusterSim.ApiServer.Registry;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Tables;

/// <summary>Writes objects of a kind as a table.</summary>
/// <remarks>
/// Printers that write the same are equal, so that watchers can share what they have written.
/// <para>Source: apiserver endpoints/handlers/response.go, asTable (v1.36).</para>
/// </remarks>
/// <param name="Endpoint">The kind in the request's path.</param>
/// <param name="Clock">The cluster's clock, from which ages are reckoned.</param>
/// <param name="MetaVersion">Group and version of the table.</param>
/// <param name="Objects">What goes with each row.</param>
internal sealed record TablePrinter(ResourceEndpoint Endpoint, TimeProvider Clock, string MetaVersion, TableObjects Objects)
{
    private static readonly ConcurrentDictionary<TableLayout, byte[]> Heads = new(); // Looked up only.

    /// <summary>One object as a table of one row.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="obj">The object as it is served.</param>
    /// <param name="withColumns">Whether to say what the columns are; a watch does so once.</param>
    public void Write(JsonWriter writer, ApiObject obj, bool withColumns = true) =>
        Write(writer, LayoutOf(obj), [obj], new() { ResourceVersion = obj.Metadata.ResourceVersion }, withColumns);

    /// <summary>A list as a table.</summary>
    public void Write(JsonWriter writer, IEnumerable<ApiObject> objects, ListMeta metadata)
    {
        var layout = LayoutOf(Endpoint.StoredType.ClrType);
        Write(writer, layout, layout.Order(objects), metadata, withColumns: true);
    }

    private void Write(JsonWriter writer, TableLayout layout, IEnumerable<ApiObject> objects, ListMeta metadata, bool withColumns)
    {
        var cells = new TableCells(writer, Clock.GetUtcNow());
        writer.StartObject();
        WriteText(writer, "kind", "Table");
        WriteText(writer, "apiVersion", MetaVersion);
        writer.WriteName("metadata");
        ObjectJson.Write(writer, metadata);
        writer.WriteName("columnDefinitions");
        if (withColumns)
            writer.WriteValue(Heads.GetOrAdd(layout, Head));
        else
            writer.WriteNull();
        writer.WriteName("rows");
        writer.StartArray();
        foreach (var obj in objects)
            WriteRow(writer, layout, cells, obj);
        writer.EndArray();
        writer.EndObject();
    }

    private void WriteRow(JsonWriter writer, TableLayout layout, TableCells cells, ApiObject obj)
    {
        var stored = obj.GetType() == Endpoint.Type.ClrType ? Endpoint.Store(obj) : obj; // All versions of a kind are shown the same.
        writer.StartObject();
        writer.WriteName("cells");
        writer.StartArray();
        layout.Print(stored, cells);
        writer.EndArray();
        if (layout.ConditionOf(stored) is { } condition)
            WriteCondition(writer, condition);
        writer.WriteName("object");
        WriteObject(writer, obj);
        writer.EndObject();
    }

    private void WriteObject(JsonWriter writer, ApiObject obj)
    {
        switch (Objects)
        {
            case TableObjects.Object:
                ObjectJson.Write(writer, obj);
                break;
            case TableObjects.None:
                writer.WriteNull();
                break;
            default:
                WritePartial(writer, obj, MetaVersion);
                break;
        }
    }

    private static void WriteCondition(JsonWriter writer, RowCondition condition)
    {
        writer.WriteName("conditions");
        writer.StartArray();
        writer.StartObject();
        WriteText(writer, "type", "Completed");
        WriteText(writer, "status", "True");
        WriteText(writer, "reason", condition.Reason);
        WriteText(writer, "message", condition.Message);
        writer.EndObject();
        writer.EndArray();
    }

    /// <summary>The metadata of an object alone.</summary>
    public static void WritePartial(JsonWriter writer, ApiObject obj, string metaVersion)
    {
        writer.StartObject();
        WriteText(writer, "kind", "PartialObjectMetadata");
        WriteText(writer, "apiVersion", metaVersion);
        writer.WriteName("metadata");
        ObjectJson.Write(writer, obj.Metadata);
        writer.EndObject();
    }

    private TableLayout LayoutOf(ApiObject obj) => LayoutOf(obj.GetType() == Endpoint.Type.ClrType ? Endpoint.StoredType.ClrType : obj.GetType());

    // A kind's strategy knows columns that nobody could list beforehand; a subresource may be of another kind altogether.
    private TableLayout LayoutOf(Type stored) => stored == Endpoint.StoredType.ClrType && Endpoint.Strategy.Table is { } own ? own : TableCatalog.Of(stored);

    private static byte[] Head(TableLayout layout)
    {
        using var writer = new JsonWriter();
        writer.StartArray();
        foreach (var column in layout.Columns)
        {
            writer.StartObject();
            WriteText(writer, "name", column.Name);
            WriteText(writer, "type", column.Type);
            WriteText(writer, "format", column.Format);
            WriteText(writer, "description", column.Description);
            writer.WriteName("priority");
            writer.WriteInteger(column.Priority);
            writer.EndObject();
        }
        writer.EndArray();
        return writer.ToArray();
    }

    private static void WriteText(JsonWriter writer, string name, string text)
    {
        writer.WriteName(name);
        writer.WriteString(text);
    }
}
