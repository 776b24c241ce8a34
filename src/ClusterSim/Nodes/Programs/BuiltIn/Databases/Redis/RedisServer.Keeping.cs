using System.Globalization;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Programs.BuiltIn.Databases.Redis;

/// <content>Files, and replicas.</content>
internal sealed partial class RedisServer
{
    private const string Header = "REDIS0012";
    private const string AppendFile = "appendonlydir/appendonly.aof.1.incr.aof";

    private static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(1);

    /// <summary>Writes everything to the file that <c>dbfilename</c> names.</summary>
    public void Save()
    {
        var file = OpenToWrite(PathOf(Configuration.Find("dbfilename") ?? "dump.rdb"), append: false);
        file?.Append([.. Latin(Header), .. Snapshot()]);
    }

    /// <summary>The commands that make up what is stored.</summary>
    public byte[] Snapshot()
    {
        using var bytes = new MemoryStream();
        for (var number = 0; number < _databases.Length; number++)
        {
            foreach (var (key, entry) in _databases[number].Entries)
            {
                foreach (var command in RedisSnapshot.CommandsFor(key, entry))
                    bytes.Write(Encode(number, command));
            }
        }
        return bytes.ToArray();
    }

    private async Task LoadAsync()
    {
        var files = _context.Container.Files;
        if (Configuration.Find("appendonly") == "yes" && Find(files, PathOf(AppendFile)) is { } log)
            await ReplayAsync(log.Content.ToArray());
        else if (Find(files, PathOf(Configuration.Find("dbfilename") ?? "dump.rdb")) is { } dump && dump.Content.Span.StartsWith(Latin(Header)))
        {
            Log(Role, '*', "Loading RDB produced by version " + Version);
            await ReplayAsync(dump.Content[Header.Length..].ToArray());
            Log(Role, '*', "DB loaded from disk: 0.000 seconds");
        }
    }

    private async Task ReplayAsync(byte[] commands)
    {
        var reader = new RespReader(new BytesSource(commands));
        var session = new RedisSession(this, connection: null);
        while (await reader.ReadCommandAsync() is { } command)
            await session.ExecuteAsync(command);
    }

    private void Append(int database, string[] command) => OpenToWrite(PathOf(AppendFile), append: true)?.Append(Encode(database, command));

    private RegularFile? OpenToWrite(string path, bool append)
    {
        var files = _context.Container.Files;
        try
        {
            files.MakeDirectory(path[..path.LastIndexOf('/')], withParents: true);
            return files.OpenToWrite(path, append) as RegularFile;
        }
        catch (FileException problem)
        {
            Log(Role, '#', $"Failed opening {path}: {problem.Message}");
            return null;
        }
    }

    private static RegularFile? Find(FileSystem files, string path)
    {
        try
        {
            return files.Find(path) as RegularFile;
        }
        catch (FileException)
        {
            return null;
        }
    }

    /// <summary>Becomes the replica of another server; of none when <paramref name="master"/> is empty.</summary>
    public void Follow(string master)
    {
        Configuration.Set("replicaof", master);
        if (master.Length > 0)
            _context.Container.Loop.Start(() => ReplicateAsync(master), _ => { });
    }

    /// <summary>Follows another server: takes all it has, then every change.</summary>
    private async Task ReplicateAsync(string master)
    {
        if (master.Split(' ') is not [var host, var portText] || !int.TryParse(portText, CultureInfo.InvariantCulture, out var port))
            return;
        while (Configuration.Find("replicaof") == master)
        {
            try
            {
                Log('S', '*', $"Connecting to MASTER {host}:{port}");
                var connection = await _context.ConnectAsync(host, port);
                Log('S', '*', "MASTER <-> REPLICA sync started");
                await FollowAsync(connection);
            }
            catch (Exception failure) when (failure is IOException or System.Net.Sockets.SocketException or InvalidDataException)
            {
                Log('S', '#', $"Error condition on socket for SYNC: {failure.Message}");
            }
            await _context.Delay(Reconnect);
        }
    }

    private async Task FollowAsync(TcpConnection connection)
    {
        var reader = new RespReader(connection);
        if (Configuration.Find("masterauth") is { Length: > 0 } password)
        {
            await connection.WriteAsync(RedisReply.Of(["AUTH", password]).Encode(2));
            await reader.ReadReplyAsync();
        }
        await connection.WriteAsync(RedisReply.Of(["PSYNC", "?", "-1"]).Encode(2));
        if (await reader.ReadReplyAsync() is not SimpleReply || await reader.ReadReplyAsync() is not BulkReply { Text: { } snapshot })
            return;
        foreach (var database in _databases)
            database.Clear();
        await ReplayAsync(Latin(snapshot));
        Log('S', '*', "MASTER <-> REPLICA sync: Finished with success");
        var session = new RedisSession(this, connection: null);
        while (await reader.ReadCommandAsync() is { } command)
            await session.ExecuteAsync(command);
        Log('S', '*', "Connection with master lost.");
    }
}
