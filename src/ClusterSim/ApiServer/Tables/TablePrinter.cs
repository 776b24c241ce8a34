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
/// <param name="IncludeObject">What goes with each row, as the request says it; null when it says nothing.</param>
internal sealed record TablePrinter(ResourceEndpoint Endpoint, TimeProvider Clock, string MetaVersion, string? IncludeObject)
{
    private TableObjects Objects => IncludeObject switch
    {
        null or "" or "Metadata" => TableObjects.Metadata,
        "Object" => TableObjects.Object,
        "None" => TableObjects.None,
        _ => throw ApiErrors.BadRequest(
            $"Unable to convert to Table as requested: includeObject: Invalid value: {Validation.GoText.Quote(IncludeObject)}: must be 'Metadata', 'Object', 'None', or empty"),
    };

    /// <summary>Makes sure that what is to go with the rows is known.</summary>
    /// <exception cref="ApiException">400: it is not.</exception>
    public void CheckOptions() => _ = Objects;

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
        writer.StartObject();
        writer.WriteText("kind", "Table");
        writer.WriteText("apiVersion", MetaVersion);
        writer.WriteName("metadata");
        ObjectJson.Write(writer, metadata);
        writer.WriteName("columnDefinitions");
        if (withColumns)
            writer.WriteValue(layout.Head);
        else
            writer.WriteNull();
        writer.WriteName("rows");
        WriteRows(writer, layout, objects);
        writer.EndObject();
    }

    private void WriteRows(JsonWriter writer, TableLayout layout, IEnumerable<ApiObject> objects)
    {
        var extras = Objects;
        var cells = new TableCells(writer, Clock.GetUtcNow());
        var isEmpty = true;
        foreach (var obj in objects)
        {
            if (isEmpty)
                writer.StartArray();
            isEmpty = false;
            WriteRow(writer, layout, cells, obj, extras);
        }
        if (!isEmpty)
            writer.EndArray();
        else if (layout.HasNullRows)
            writer.WriteNull();
        else
            writer.WriteRaw("[]"u8);
    }

    private void WriteRow(JsonWriter writer, TableLayout layout, TableCells cells, ApiObject obj, TableObjects extras)
    {
        var stored = Endpoint.Custom is null && obj.GetType() == Endpoint.Type.ClrType ? Endpoint.Store(obj) : obj; // All versions of a built-in kind are shown the same.
        writer.StartObject();
        writer.WriteName("cells");
        writer.StartArray();
        layout.Print(stored, cells);
        writer.EndArray();
        if (layout.ConditionOf(stored) is { } condition)
            WriteCondition(writer, condition);
        writer.WriteName("object");
        WriteObject(writer, obj, extras);
        writer.EndObject();
    }

    private void WriteObject(JsonWriter writer, ApiObject obj, TableObjects extras)
    {
        switch (extras)
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
        writer.WriteText("type", "Completed");
        writer.WriteText("status", "True");
        writer.WriteText("reason", condition.Reason);
        writer.WriteText("message", condition.Message);
        writer.EndObject();
        writer.EndArray();
    }

    /// <summary>The metadata of an object alone.</summary>
    public static void WritePartial(JsonWriter writer, ApiObject obj, string metaVersion)
    {
        writer.StartObject();
        writer.WriteText("kind", "PartialObjectMetadata");
        writer.WriteText("apiVersion", metaVersion);
        writer.WriteName("metadata");
        ObjectJson.Write(writer, obj.Metadata);
        writer.EndObject();
    }

    private TableLayout LayoutOf(ApiObject obj) => LayoutOf(obj.GetType() == Endpoint.Type.ClrType ? Endpoint.StoredType.ClrType : obj.GetType());

    // A kind's strategy knows columns that nobody could list beforehand; a subresource may be of another kind altogether.
    private TableLayout LayoutOf(Type stored) => stored == Endpoint.StoredType.ClrType && Endpoint.Strategy.Table is { } own ? own : TableCatalog.Of(stored);
}
