using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.BuiltIn.Databases.Sql;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>The clients of database servers, as probes use them: they say whether the server is there.</summary>
internal static class SqlTools
{
    public static Task<int> MySqlServerAsync(Process process) => new SqlServer(SqlKind.MySql).RunAsync(process.Container.Context);

    public static Task<int> PostgresServerAsync(Process process) => new SqlServer(SqlKind.Postgres).RunAsync(process.Container.Context);

    public static async Task<int> MySqlAdminAsync(Process process)
    {
        if (await ReachesAsync(process, SqlKind.MySql.Port) is false)
        {
            await process.WriteErrorAsync("mysqladmin: connect to server at 'localhost' failed\nerror: 'Can't connect to local MySQL server through socket '/var/run/mysqld/mysqld.sock' (2)'");
            return 1;
        }
        return await ShellCommands.Done(process.WriteLineAsync(process.Arguments.Contains("ping") ? "mysqld is alive" : "Uptime: 1  Threads: 2  Questions: 1  Slow queries: 0  Opens: 1"));
    }

    public static async Task<int> MySqlAsync(Process process)
    {
        if (await ReachesAsync(process, SqlKind.MySql.Port) is false)
        {
            await process.WriteErrorAsync("ERROR 2002 (HY000): Can't connect to local MySQL server through socket '/var/run/mysqld/mysqld.sock' (2)");
            return 1;
        }
        if (process.Arguments.Any(word => word.Contains("SELECT 1", StringComparison.OrdinalIgnoreCase)))
            await process.WriteLineAsync("1\n1");
        return 0;
    }

    public static async Task<int> IsReadyAsync(Process process)
    {
        var isThere = await ReachesAsync(process, SqlKind.Postgres.Port);
        if (!process.Arguments.Contains("-q"))
            await process.WriteLineAsync($"/var/run/postgresql:5432 - {(isThere ? "accepting connections" : "no response")}");
        return isThere ? 0 : 2;
    }

    public static async Task<int> PsqlAsync(Process process)
    {
        if (await ReachesAsync(process, SqlKind.Postgres.Port) is false)
        {
            await process.WriteErrorAsync("psql: error: connection to server on socket \"/var/run/postgresql/.s.PGSQL.5432\" failed: No such file or directory\n\tIs the server running locally and accepting connections on that socket?");
            return 2;
        }
        if (process.Arguments.Any(word => word.Contains("select 1", StringComparison.OrdinalIgnoreCase)))
            await process.WriteLineAsync(" ?column? \n----------\n        1\n(1 row)\n");
        return 0;
    }

    /// <summary>Whether the server takes connections: the one of the container, unless a host is named.</summary>
    private static async Task<bool> ReachesAsync(Process process, int port)
    {
        var words = process.Arguments;
        var host = "127.0.0.1";
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i] is "-h" or "--host" && i + 1 < words.Count)
                host = words[i + 1];
            else if (words[i].StartsWith("--host=", StringComparison.Ordinal))
                host = words[i]["--host=".Length..];
            else if (words[i].StartsWith("-h", StringComparison.Ordinal) && words[i].Length > 2)
                host = words[i][2..];
        }
        try
        {
            (await process.Container.Context.ConnectAsync(host is "localhost" or "" || host.StartsWith('/') ? "127.0.0.1" : host, port, process.Killed)).Close();
            return true;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return false;
        }
    }
}
