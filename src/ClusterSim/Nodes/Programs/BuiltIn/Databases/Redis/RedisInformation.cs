using System.Text;

namespace ClusterSim.Nodes.Programs.BuiltIn.Databases.Redis;

/// <summary>What <c>INFO</c> tells.</summary>
internal static class RedisInformation
{
    public static string Of(RedisServer server, string section)
    {
        var text = new StringBuilder();
        foreach (var (name, lines) in Sections(server))
        {
            if (section is not ("" or "all" or "everything" or "default") && section != name.ToLowerInvariant())
                continue;
            text.Append(text.Length > 0 ? "\r\n" : "").Append("# ").Append(name).Append("\r\n");
            foreach (var line in lines)
                text.Append(line).Append("\r\n");
        }
        return text.ToString();
    }

    private static IEnumerable<(string Name, IEnumerable<string> Lines)> Sections(RedisServer server)
    {
        var up = (long)(server.Context.Time.GetUtcNow() - server.StartedAt).TotalSeconds;
        yield return ("Server", [$"redis_version:{server.Version}", "redis_mode:standalone", "os:Linux x86_64", "process_id:1", $"tcp_port:{server.Configuration.Port}", $"uptime_in_seconds:{up}", $"uptime_in_days:{up / 86_400}", $"config_file:{server.Configuration.File}"]);
        yield return ("Clients", [$"connected_clients:{server.Sessions.Count}", "blocked_clients:0"]);
        yield return ("Memory", ["used_memory:1048576", "used_memory_human:1.00M", $"maxmemory:{server.Configuration.Find("maxmemory")}", $"maxmemory_policy:{server.Configuration.Find("maxmemory-policy")}"]);
        yield return ("Persistence", ["loading:0", "rdb_last_bgsave_status:ok", $"aof_enabled:{(server.Configuration.Find("appendonly") == "yes" ? 1 : 0)}"]);
        yield return ("Stats", [$"total_commands_processed:{server.Commands}"]);
        yield return ("Replication", Replication(server));
        yield return ("CPU", ["used_cpu_sys:0.000000", "used_cpu_user:0.000000"]);
        yield return ("Keyspace", server.Databases.Select((database, number) => (database, number)).Where(entry => entry.database.Count > 0).Select(entry => $"db{entry.number}:keys={entry.database.Count},expires={entry.database.Entries.Count(value => value.Value.Expires is not null)},avg_ttl=0"));
    }

    private static IEnumerable<string> Replication(RedisServer server)
    {
        if (server.Role == 'M')
            return ["role:master", $"connected_slaves:{server.Sessions.Count(session => session.IsReplica)}"];
        var master = (server.Configuration.Find("replicaof") ?? "").Split(' ');
        return ["role:slave", $"master_host:{master[0]}", $"master_port:{master[^1]}", "master_link_status:up"];
    }
}
