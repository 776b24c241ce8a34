using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Tables;

/// <summary>How objects of a kind are shown as rows of a table.</summary>
/// <remarks>Source: pkg/printers/internalversion/printers.go, AddHandlers (v1.36).</remarks>
internal abstract class TableLayout
{
    /// <summary>The columns in order.</summary>
    public abstract IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>The columns as JSON.</summary>
    public byte[] Head => field ??= WriteHead();

    /// <summary>Writes the cells of the object's row.</summary>
    public abstract void Print(ApiObject obj, TableCells cells);

    /// <summary>Whether a table without rows has <c>null</c> where others have an empty list.</summary>
    public virtual bool HasNullRows => false;

    /// <summary>What is to be said of the whole row; null for nothing.</summary>
    public virtual RowCondition? ConditionOf(ApiObject obj) => null;

    /// <summary>The objects of a list in the order in which their rows are shown.</summary>
    public virtual IEnumerable<ApiObject> Order(IEnumerable<ApiObject> objects) => objects;

    private byte[] WriteHead()
    {
        using var writer = new JsonWriter();
        writer.StartArray();
        foreach (var column in Columns)
        {
            writer.StartObject();
            writer.WriteText("name", column.Name);
            writer.WriteText("type", column.Type);
            writer.WriteText("format", column.Format);
            writer.WriteText("description", column.Description);
            writer.WriteName("priority");
            writer.WriteInteger(column.Priority);
            writer.EndObject();
        }
        writer.EndArray();
        return writer.ToArray();
    }
}

/// <inheritdoc/>
/// <typeparam name="T">The record of the kind, in the version that is stored.</typeparam>
internal abstract class TableLayout<T> : TableLayout where T : ApiObject
{
    public sealed override void Print(ApiObject obj, TableCells cells) => Print((T)obj, cells);

    public sealed override RowCondition? ConditionOf(ApiObject obj) => ConditionOf((T)obj);

    protected abstract void Print(T obj, TableCells cells);

    protected virtual RowCondition? ConditionOf(T obj) => null;
}
