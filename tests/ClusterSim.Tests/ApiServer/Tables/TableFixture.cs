using ClusterSim.Api;
using ClusterSim.ApiServer.Tables;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.ApiServer.Tables;

/// <summary>Shows single objects, in YAML, as rows at noon of the first day of 2026.</summary>
public abstract class TableFixture
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The cells of the object's row, with a bar between them.</summary>
    private protected static string Row<T>(string yaml) where T : ApiObject
    {
        using var writer = new JsonWriter();
        writer.StartArray();
        TableCatalog.Of(typeof(T)).Print(Read<T>(yaml), new(writer, Noon));
        writer.EndArray();
        return string.Join(" | ", ((JsonArray)JsonText.Parse(writer.Written)).Items.Select(cell => cell.AsText ?? JsonText.WriteText(cell)));
    }

    private protected static T Read<T>(string yaml) where T : ApiObject => ObjectJson.FromJson<T>(YamlText.Parse(yaml)[0]);
}
