using System.Globalization;

namespace ClusterSim.Nodes.Programs.BuiltIn.Databases.Redis;

/// <summary>One client: which database it uses, which protocol it speaks, what it has queued.</summary>
/// <param name="server">The server.</param>
/// <param name="connection">Where it is; null for the server's own work.</param>
internal sealed class RedisSession(RedisServer server, TcpConnection? connection)
{
    private List<string[]>? _queued;

    public RedisServer Server => server;

    public RedisDatabase Database => server.Databases[Number];

    /// <summary>Number of the database.</summary>
    public int Number { get; set; }

    public int Protocol { get; set; } = 2;

    public string Name { get; set; } = "";

    public string Address => connection is null ? "" : $"{connection.RemoteAddress}:{connection.RemotePort}";

    public bool IsAuthenticated { get; set; } = server.Configuration.Password.Length == 0 || connection is null;

    public bool IsReplica { get; private set; }

    public bool IsLeaving { get; set; }

    /// <summary>Channels it listens to.</summary>
    public SortedSet<string> Channels { get; } = new(StringComparer.Ordinal);

    public DateTimeOffset Now => server.Context.Time.GetUtcNow();

    public void Send(byte[] bytes)
    {
        if (connection is { IsClosed: false })
            _ = connection.WriteAsync(bytes);
    }

    public async Task ServeAsync()
    {
        var reader = new RespReader(connection!);
        while (!IsLeaving)
        {
            string[]? command;
            try
            {
                command = await reader.ReadCommandAsync();
            }
            catch (InvalidDataException wrong)
            {
                await connection!.WriteAsync(RedisReply.Error("ERR Protocol error: " + wrong.Message).Encode(2));
                return;
            }
            if (command is null)
                return;
            if (command.Length == 0)
                continue;
            if (command[0] is ['G', 'E', 'T'] or ['P', 'O', 'S', 'T'] && command is [_, ['/', ..], ['H', 'T', 'T', 'P', ..]])
                return; // A browser, or a probe: the connection ends, as with the real one.
            var reply = await ExecuteAsync(command);
            await connection!.WriteAsync(reply.Encode(Protocol));
        }
    }

    /// <summary>Carries out a command.</summary>
    public async Task<RedisReply> ExecuteAsync(string[] command)
    {
        server.Commands++;
        var name = command[0].ToUpperInvariant();
        if (RedisCommands.Find(name) is not { } known)
            return RedisReply.Error($"ERR unknown command '{command[0]}', with args beginning with: {string.Concat(command.Skip(1).Select(word => $"'{word}' "))}");
        if (command.Length < known.FewestWords || (known.MostWords > 0 && command.Length > known.MostWords))
            return RedisReply.Error($"ERR wrong number of arguments for '{command[0].ToLowerInvariant()}' command");
        if (!IsAuthenticated && name is not ("AUTH" or "HELLO" or "QUIT" or "RESET"))
            return RedisReply.Error("NOAUTH Authentication required.");
        if (known.IsWrite && connection is not null && server.Configuration.Find("replicaof") is { Length: > 0 })
            return RedisReply.Error("READONLY You can't write against a read only replica.");
        if (_queued is not null && name is not ("EXEC" or "DISCARD" or "MULTI" or "QUIT"))
        {
            _queued.Add(command);
            return new SimpleReply("QUEUED");
        }
        return name switch
        {
            "MULTI" => Begin(),
            "EXEC" => await EndAsync(),
            "DISCARD" => Discard(),
            "BLPOP" or "BRPOP" => await PopWhenThereAsync(command, fromLeft: name == "BLPOP"),
            "BRPOPLPUSH" or "BLMOVE" => await MoveWhenThereAsync(command, name),
            "PSYNC" or "SYNC" => BecomeReplica(),
            _ => Run(known, command),
        };
    }

    private RedisReply Run(RedisCommand known, string[] command)
    {
        RedisReply reply;
        try
        {
            reply = known.Run(this, command);
        }
        catch (InvalidCastException)
        {
            return RedisReply.WrongType;
        }
        if (known.IsWrite && reply is not ErrorReply && connection is not null)
            server.Propagate(Number, RedisExpiry.Absolute(command, Now));
        return reply;
    }

    private RedisReply Begin()
    {
        if (_queued is not null)
            return RedisReply.Error("ERR MULTI calls can not be nested");
        _queued = [];
        return RedisReply.Ok;
    }

    private RedisReply Discard()
    {
        if (_queued is null)
            return RedisReply.Error("ERR DISCARD without MULTI");
        _queued = null;
        return RedisReply.Ok;
    }

    private async Task<RedisReply> EndAsync()
    {
        if (_queued is not { } commands)
            return RedisReply.Error("ERR EXEC without MULTI");
        _queued = null;
        var replies = new List<RedisReply>();
        foreach (var command in commands)
            replies.Add(await ExecuteAsync(command));
        return new ArrayReply(replies);
    }

    private async Task<RedisReply> PopWhenThereAsync(string[] command, bool fromLeft)
    {
        if (TimeoutOf(command[^1]) is not { } until)
            return RedisReply.Error("ERR timeout is not a float or out of range");
        while (true)
        {
            foreach (var key in command[1..^1])
                if (Database.Find(key) is { Value: List<string> { Count: > 0 } })
                    return new ArrayReply([RedisReply.Of(key), await ExecuteAsync([fromLeft ? "LPOP" : "RPOP", key])]);
            if (until <= Now)
                return Protocol >= 3 ? RedisReply.Nil : NoList;
            await server.WaitForChangeAsync(until == DateTimeOffset.MaxValue ? null : until);
        }
    }

    private static RedisReply NoList { get; } = new NilListReply();

    private async Task<RedisReply> MoveWhenThereAsync(string[] command, string name)
    {
        if (TimeoutOf(command[^1]) is not { } until)
            return RedisReply.Error("ERR timeout is not a float or out of range");
        while (true)
        {
            if (Database.Find(command[1]) is { Value: List<string> { Count: > 0 } })
                return await ExecuteAsync(name == "BLMOVE" ? ["LMOVE", .. command[1..^1]] : ["RPOPLPUSH", command[1], command[2]]);
            if (until <= Now)
                return RedisReply.Nil;
            await server.WaitForChangeAsync(until == DateTimeOffset.MaxValue ? null : until);
        }
    }

    private DateTimeOffset? TimeoutOf(string text) =>
        !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) || seconds < 0 || seconds > int.MaxValue ? null : seconds == 0 ? DateTimeOffset.MaxValue : Now + TimeSpan.FromSeconds(seconds);

    private RedisReply BecomeReplica()
    {
        var snapshot = server.Snapshot();
        server.Log(server.Role, '*', $"Replica {Address} asks for synchronization");
        Send([.. System.Text.Encoding.Latin1.GetBytes($"+FULLRESYNC 0000000000000000000000000000000000000000 0\r\n${snapshot.Length}\r\n"), .. snapshot, .. "\r\n"u8]);
        IsReplica = true;
        return RedisReply.None;
    }

    /// <summary>No list at all, as the older protocol says when nothing came in time.</summary>
    private sealed record NilListReply : RedisReply
    {
        public override void Write(System.Text.StringBuilder text, int protocol) => text.Append("*-1\r\n");
    }
}
