using System.Globalization;
using ClusterSim.Nodes.Programs.BuiltIn.Shell;

namespace ClusterSim.Nodes.Programs.BuiltIn.Databases.Redis;

/// <summary>Commands about the connection, the server and its settings.</summary>
internal static class RedisAdministration
{
    public static IEnumerable<(string, RedisCommand)> All { get; } =
    [
        ("PING", new(1, 2, false, (_, words) => words.Length == 1 ? new SimpleReply("PONG") : RedisReply.Of(words[1]))),
        ("ECHO", new(2, 2, false, (_, words) => RedisReply.Of(words[1]))),
        ("AUTH", new(2, 3, false, (client, words) => Authenticate(client, words[^1]))),
        ("HELLO", new(1, 0, false, Hello)),
        ("SELECT", new(2, 2, false, Select)),
        ("QUIT", new(1, 1, false, (client, _) => Leave(client))),
        ("RESET", new(1, 1, false, (client, _) => Reset(client))),
        ("CLIENT", new(2, 0, false, Client)),
        ("COMMAND", new(1, 0, false, (_, words) => words.Length > 1 && words[1].Equals("COUNT", StringComparison.OrdinalIgnoreCase) ? RedisReply.Of(RedisCommands.Count) : new ArrayReply([]))),
        ("CONFIG", new(2, 0, false, Config)),
        ("INFO", new(1, 0, false, (client, words) => RedisReply.Of(RedisInformation.Of(client.Server, words.Length > 1 ? words[1].ToLowerInvariant() : "")))),
        ("ROLE", new(1, 1, false, (client, _) => client.Server.Role == 'M'
            ? new ArrayReply([RedisReply.Of("master"), RedisReply.Of(0), new ArrayReply([])])
            : new ArrayReply([RedisReply.Of("slave"), .. (client.Server.Configuration.Find("replicaof") ?? "").Split(' ').Select(RedisReply.Of), RedisReply.Of("connected"), RedisReply.Of(0)]))),
        ("REPLICAOF", new(3, 3, false, Follow)),
        ("SLAVEOF", new(3, 3, false, Follow)),
        ("REPLCONF", new(1, 0, false, (_, _) => RedisReply.Ok)),
        ("TIME", new(1, 1, false, (client, _) => RedisReply.Of([client.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), (client.Now.Ticks / 10 % 1_000_000).ToString(CultureInfo.InvariantCulture)]))),
        ("SAVE", new(1, 1, false, (client, _) => Save(client, RedisReply.Ok))),
        ("BGSAVE", new(1, 2, false, (client, _) => Save(client, new SimpleReply("Background saving started")))),
        ("BGREWRITEAOF", new(1, 1, false, (_, _) => new SimpleReply("Background append only file rewriting started"))),
        ("LASTSAVE", new(1, 1, false, (client, _) => RedisReply.Of(client.Server.StartedAt.ToUnixTimeSeconds()))),
        ("SHUTDOWN", new(1, 0, false, Shutdown)),
        ("SWAPDB", new(3, 3, false, (_, _) => RedisReply.Error("ERR SWAPDB is not allowed"))),
        ("WAIT", new(3, 3, false, (client, _) => RedisReply.Of(client.Server.Sessions.Count(session => session.IsReplica)))),
        ("MEMORY", new(2, 0, false, (client, words) => client.Database.Find(words[^1]) is null ? RedisReply.Nil : RedisReply.Of(64))),
        ("MODULE", new(2, 0, false, (_, _) => new ArrayReply([]))),
        ("SLOWLOG", new(2, 0, false, (_, _) => new ArrayReply([]))),
        ("WATCH", new(2, 0, false, (_, _) => RedisReply.Ok)),
        ("UNWATCH", new(1, 1, false, (_, _) => RedisReply.Ok)),
        ("PUBLISH", new(3, 3, false, Publish)),
        ("SUBSCRIBE", new(2, 0, false, Subscribe)),
        ("UNSUBSCRIBE", new(1, 0, false, Unsubscribe)),
        ("CLUSTER", new(2, 0, false, (_, _) => RedisReply.Error("ERR This instance has cluster support disabled"))),
    ];

    private static RedisReply Authenticate(RedisSession client, string password)
    {
        if (client.Server.Configuration.Password.Length == 0)
            return RedisReply.Error("ERR AUTH <password> called without any password configured for the default user. Are you sure your configuration is correct?");
        if (client.Server.Configuration.Password != password)
            return RedisReply.Error("WRONGPASS invalid username-password pair or user is disabled.");
        client.IsAuthenticated = true;
        return RedisReply.Ok;
    }

    private static RedisReply Hello(RedisSession client, string[] words)
    {
        var protocol = client.Protocol;
        if (words.Length > 1 && (!int.TryParse(words[1], CultureInfo.InvariantCulture, out protocol) || protocol is < 2 or > 3))
            return RedisReply.Error("NOPROTO unsupported protocol version");
        for (var i = 2; i < words.Length; i++)
        {
            if (words[i].Equals("AUTH", StringComparison.OrdinalIgnoreCase) && i + 2 < words.Length && Authenticate(client, words[i + 2]) is ErrorReply wrong)
                return wrong;
            if (words[i].Equals("SETNAME", StringComparison.OrdinalIgnoreCase) && i + 1 < words.Length)
                client.Name = words[i + 1];
        }
        if (!client.IsAuthenticated)
            return RedisReply.Error("NOAUTH HELLO must be called with the client already authenticated, otherwise the HELLO <proto> AUTH <user> <pass> option can be used to authenticate the client and select the RESP protocol version at the same time");
        client.Protocol = protocol;
        return new MapReply(
        [
            new("server", RedisReply.Of("redis")), new("version", RedisReply.Of(client.Server.Version)), new("proto", RedisReply.Of(protocol)), new("id", RedisReply.Of(1)),
            new("mode", RedisReply.Of("standalone")), new("role", RedisReply.Of(client.Server.Role == 'M' ? "master" : "replica")), new("modules", new ArrayReply([])),
        ]);
    }

    private static RedisReply Select(RedisSession client, string[] words)
    {
        if (!int.TryParse(words[1], CultureInfo.InvariantCulture, out var number))
            return RedisReply.NotInteger;
        if (number < 0 || number >= client.Server.Databases.Count)
            return RedisReply.Error("ERR DB index is out of range");
        client.Number = number;
        return RedisReply.Ok;
    }

    private static RedisReply Leave(RedisSession client)
    {
        client.IsLeaving = true;
        return RedisReply.Ok;
    }

    private static SimpleReply Reset(RedisSession client)
    {
        (client.Number, client.Protocol, client.Name) = (0, 2, "");
        client.IsAuthenticated = client.Server.Configuration.Password.Length == 0;
        return new("RESET");
    }

    private static RedisReply Client(RedisSession client, string[] words)
    {
        switch (words[1].ToUpperInvariant())
        {
            case "SETNAME" when words.Length == 3:
                client.Name = words[2];
                return RedisReply.Ok;
            case "GETNAME":
                return RedisReply.Of(client.Name.Length > 0 ? client.Name : null);
            case "ID":
                return RedisReply.Of(1);
            case "LIST":
                return RedisReply.Of(string.Concat(client.Server.Sessions.Select((session, i) => $"id={i + 1} addr={session.Address} name={session.Name} db={session.Number} resp={session.Protocol}\n")));
            case "INFO":
                return RedisReply.Of($"id=1 addr={client.Address} name={client.Name} db={client.Number} resp={client.Protocol}\n");
            default:
                return RedisReply.Ok; // SETINFO, NO-EVICT, TRACKING, …
        }
    }

    private static RedisReply Config(RedisSession client, string[] words)
    {
        switch (words[1].ToUpperInvariant())
        {
            case "GET" when words.Length > 2:
                return new MapReply([.. client.Server.Configuration.All.Where(setting => words[2..].Any(pattern => GlobPattern.IsMatch(pattern.ToLowerInvariant(), setting.Key))).Select(setting => KeyValuePair.Create(setting.Key, RedisReply.Of(setting.Value)))]);
            case "SET" when words.Length % 2 == 0 && words.Length > 3:
                for (var i = 2; i < words.Length; i += 2)
                {
                    if (client.Server.Configuration.Find(words[i].ToLowerInvariant()) is null)
                        return RedisReply.Error($"ERR Unknown option or number of arguments for CONFIG SET - '{words[i]}'");
                    client.Server.Configuration.Set(words[i].ToLowerInvariant(), words[i + 1]);
                }
                return RedisReply.Ok;
            case "REWRITE":
                return client.Server.Configuration.File.Length > 0 ? RedisReply.Ok : RedisReply.Error("ERR The server is running without a config file");
            case "RESETSTAT":
                return RedisReply.Ok;
            default:
                return RedisReply.Error($"ERR unknown subcommand or wrong number of arguments for '{words[1]}'. Try CONFIG HELP.");
        }
    }

    private static RedisReply Follow(RedisSession client, string[] words)
    {
        client.Server.Follow(words[1].Equals("NO", StringComparison.OrdinalIgnoreCase) ? "" : $"{words[1]} {words[2]}");
        return RedisReply.Ok;
    }

    private static RedisReply Save(RedisSession client, RedisReply reply)
    {
        client.Server.Save();
        return reply;
    }

    private static RedisReply Shutdown(RedisSession client, string[] words)
    {
        client.Server.Context.Exit(client.Server.Shutdown());
        return RedisReply.None;
    }

    private static RedisReply Publish(RedisSession client, string[] words)
    {
        var listeners = client.Server.Sessions.Where(session => session.Channels.Contains(words[1])).ToList();
        foreach (var listener in listeners)
            listener.Send(RedisReply.Of(["message", words[1], words[2]]).Encode(listener.Protocol));
        return RedisReply.Of(listeners.Count);
    }

    private static RedisReply Subscribe(RedisSession client, string[] words)
    {
        foreach (var channel in words[1..])
        {
            client.Channels.Add(channel);
            client.Send(new ArrayReply([RedisReply.Of("subscribe"), RedisReply.Of(channel), RedisReply.Of(client.Channels.Count)]).Encode(client.Protocol));
        }
        return RedisReply.None;
    }

    private static RedisReply Unsubscribe(RedisSession client, string[] words)
    {
        foreach (var channel in words.Length > 1 ? words[1..] : [.. client.Channels])
        {
            client.Channels.Remove(channel);
            client.Send(new ArrayReply([RedisReply.Of("unsubscribe"), RedisReply.Of(channel), RedisReply.Of(client.Channels.Count)]).Encode(client.Protocol));
        }
        return RedisReply.None;
    }
}
