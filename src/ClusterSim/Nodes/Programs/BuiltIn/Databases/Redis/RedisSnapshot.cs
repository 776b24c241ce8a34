using System.Globalization;

namespace ClusterSim.Nodes.Programs.BuiltIn.Databases.Redis;

/// <summary>Writes values as the commands that make them.</summary>
internal static class RedisSnapshot
{
    public static IEnumerable<string[]> CommandsFor(string key, RedisEntry entry)
    {
        yield return entry.Value switch
        {
            string text => ["SET", key, text],
            List<string> list => ["RPUSH", key, .. list],
            OrderedDictionary<string, bool> set => ["SADD", key, .. set.Keys],
            OrderedDictionary<string, string> hash => ["HSET", key, .. hash.SelectMany(field => new[] { field.Key, field.Value })],
            OrderedDictionary<string, double> sorted => ["ZADD", key, .. sorted.SelectMany(member => new[] { member.Value.ToString("R", CultureInfo.InvariantCulture), member.Key })],
            _ => ["DEL", key],
        };
        if (entry.Expires is { } expires)
            yield return ["PEXPIREAT", key, expires.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)];
    }
}
