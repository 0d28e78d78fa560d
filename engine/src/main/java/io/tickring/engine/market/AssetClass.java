package io.tickring.engine.market;

import io.tickring.engine.tick.CodeTable;

/** The kinds of market that differ in what is normal: how far a price may jump, how wide a spread may be. */
public enum AssetClass {
    SHARES(1),
    INDICES(2),
    CURRENCIES(3),
    COMMODITIES(4),
    CRYPTOCURRENCIES(5),
    OTHER(6);

    private static final CodeTable<AssetClass> BY_CODE = CodeTable.of(values(), AssetClass::code, OTHER);

    private final byte code;

    AssetClass(int code) {
        this.code = (byte) code;
    }

    /** @return the code in the journal */
    public byte code() {
        return code;
    }

    /** @return the class of this code, {@link #OTHER} for one this version does not know */
    public static AssetClass ofCode(int code) {
        return BY_CODE.get(code);
    }

    /** @return the class of this name in upper case, {@link #OTHER} for null or a name this version does not know */
    public static AssetClass ofName(String name) {
        for (AssetClass assetClass : values()) {
            if (assetClass.name().equals(name)) {
                return assetClass;
            }
        }
        return OTHER;
    }
}
